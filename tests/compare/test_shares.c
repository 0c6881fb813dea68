/* Tests of shares and of figures per head. */
#include "stages/compare/shares.h"

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
    const char *share, *per_head;
} cases[] = {
    {"a quarter",
     "990101 2021 T.FLOW=1\n"
     "990102 2021 T.FLOW=nil\n"
     "990200 2021 T.FLOW=3\n"
     "990300 2021 T.FLOW=nil@990300",
     "T.FLOW 990200 2021", "75", "10"},
    {"by the people of the census",
     "990101 2021 T.FLOW=1\n"
     "990102 2021 T.FLOW=nil\n"
     "990200 2021 T.FLOW=3\n"
     "990300 2021 T.FLOW=nil@990300",
     "T.FLOW 990100 2021", "25", "1.6667"},
    {"by the census before",
     "990101 2012 T.FLOW=1\n"
     "990102 2012 T.FLOW=2",
     "T.FLOW 990100 2012", "100", "6"},
    {"no census known", "990101 2012 T.FLOW=1", "T.FLOW 990101 2012", "100",
     "-"},
    {"the root", "990200 2021 T.FLOW=3", "T.FLOW 990000 2021", "100 partial",
     "3 partial"},
    {"of a partial whole", "990200 2021 T.FLOW=3", "T.FLOW 990200 2021",
     "100 partial", "10"},
    {"of nothing", "990101 2021 T.FLOW=nil", "T.FLOW 990101 2021",
     "- undefined partial", "0"},
    {"synthetic travels", "990200 2021 T.FLOW=3!synthetic",
     "T.FLOW 990200 2021", "100 partial synthetic", "10 synthetic"},
    {"a list has a share, nothing per head", "990200 2021 T.PRIZES={A/B/C/D}",
     "T.PRIZES 990200 2021", "100 partial", "-"},
    {"a standard has neither", "990200 2021 T.FEE=3", "T.FEE 990200 2021", "-",
     "-"},
    {"nor has a ratio", "990200 2021 T.FLOW=3 T.DONE=4", "T.RATE 990200 2021",
     "-", "-"},
    {"nor has the greatest", "990200 2021 T.MAX=3", "T.MAX 990200 2021", "-",
     "-"},
    {"missing", "990101 2021 T.FLOW=3", "T.FLOW 990200 2021", "-", "-"},
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
        check(cases[i].name, f->share, cases[i].share);
        check(cases[i].name, f->per_head, cases[i].per_head);
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
