/* Tests of changes on the year before and on the base year, 2016. */
#include "stages/compare/changes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "tests/support/tally_world.h"

static void prepare(struct tally_world *world, const char *returns)
{
    tally_world_open(world, NULL, NULL);
    tally_world_say(world, returns);
    tally_world_run(world, &aggregate_stage, true);
    tally_world_run(world, &compare_stage, false);
}

/* A quantity as "VALUE flags", rounded to four places; "-" without a number. */
static const char *text_of(struct quantity q, struct buf *out)
{
    char text[DECIMAL_TEXT] = "-";
    if (q.kind == QUANTITY_NUMBER)
        decimal_print(decimal_round(q.number, 4, DECIMAL_HALF_UP), -1, text);
    buf_clear(out);
    buf_adds(out, text);
    if (q.flags)
        buf_byte(out, ' ');
    flags_print(q.flags, out);
    return out->p;
}

static const struct {
    const char *name, *returns, *key;
    const char *change, *base_change;
} cases[] = {
    {"per cent",
     "990200 2021 T.FLOW=30\n"
     "990200 2020 T.FLOW=40\n"
     "990200 2016 T.FLOW=20",
     "T.FLOW 990200 2021", "-25", "50"},
    {"nothing to compare with", "990200 2021 T.FLOW=30", "T.FLOW 990200 2021",
     "-", "-"},
    {"from nil",
     "990200 2021 T.FLOW=30\n"
     "990200 2020 T.FLOW=nil",
     "T.FLOW 990200 2021", "- undefined", "-"},
    {"from a debt",
     "990200 2021 T.FLOW=30\n"
     "990200 2020 T.FLOW=-3",
     "T.FLOW 990200 2021", "- undefined", "-"},
    {"to nil",
     "990200 2021 T.FLOW=nil\n"
     "990200 2020 T.FLOW=4",
     "T.FLOW 990200 2021", "-100", "-"},
    {"from what was not said",
     "990200 2021 T.FLOW=3\n"
     "990200 2020 T.FLOW=not-available",
     "T.FLOW 990200 2021", "-", "-"},
    {"a percentage changes by points",
     "990200 2021 T.FLOW=3 T.DONE=4\n"
     "990200 2020 T.FLOW=1 T.DONE=2\n"
     "990200 2016 T.FLOW=nil T.DONE=2",
     "T.RATE 990200 2021", "25", "75"},
    {"the base year itself",
     "990200 2016 T.FLOW=30\n"
     "990200 2015 T.FLOW=15",
     "T.FLOW 990200 2016", "100", "-"},
    {"flags of both years",
     "990200 2021 T.FLOW=30!break\n"
     "990200 2020 T.FLOW=40!synthetic",
     "T.FLOW 990200 2021", "-25 break synthetic", "-"},
    {"lists by their number",
     "990200 2021 T.PRIZES={A/B/C/D|E/F/G/H|I/J/K/L}\n"
     "990200 2020 T.PRIZES={A/B/C/D|E/F/G/H}",
     "T.PRIZES 990200 2021", "50", "-"},
    {"a span has no year before",
     "990200 2012 T.FLOW=30:2011/2012 T.FLOW=20:2010/2011",
     "T.FLOW 990200 2011/2012", "-", "-"},
};

static void check(const char *name, struct quantity got, const char *expected)
{
    struct buf out = {0};
    text_of(got, &out);
    if (strcmp(out.p, expected) != 0)
        fail_msg("%s: got \"%s\", expected \"%s\"", name, out.p, expected);
    buf_release(&out);
}

static void figures_beside_one_another(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        prepare(&world, cases[i].returns);
        const struct figure *f = tally_world_get(&world, cases[i].key);
        assert_non_null(f);
        check(cases[i].name, f->change, cases[i].change);
        check(cases[i].name, f->base_change, cases[i].base_change);
        tally_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_beside_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
