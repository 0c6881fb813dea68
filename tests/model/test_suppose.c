/* Supposing gives what saying would have given, and can be taken back. */
#include "pipeline/model/suppose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "tests/support/tally_world.h"

/* Five-year totals of flows and of what is derived of them. */
static const char statements[] =
    "FLOW,schools,reported,990000,2020/2021,T.FLOW,,,,,{value},{value}\n"
    "STOCK,schools,reported,990000,2020/2021,T.STOCK,,,,,{value},{value}\n"
    "RATE,schools,reported,990000,2020/2021,T.RATE,,,,,{value},{value}\n";

/* What was said, what is said instead, which is the same as supposing. */
static const struct {
    const char *name, *said, *instead;
    const char *indicator, *area;
    int value;
} cases[] = {
    {"a sum over areas and years, and a ratio of it",
     "990101 2020 T.FLOW=2 T.DONE=4\n990101 2021 T.FLOW=3 T.DONE=4\n"
     "990102 2020 T.FLOW=1 T.DONE=2\n990102 2021 T.FLOW=7 T.DONE=8\n",
     "990101 2020 T.FLOW=2 T.DONE=4\n990101 2021 T.FLOW=9 T.DONE=4\n"
     "990102 2020 T.FLOW=1 T.DONE=2\n990102 2021 T.FLOW=7 T.DONE=8\n",
     "T.FLOW", "990101", 9},
    {"a ratio without a result", "990101 2021 T.FLOW=3 T.DONE=4\n",
     "990101 2021 T.FLOW=3 T.DONE=0\n", "T.DONE", "990101", 0},
    {"a stock is that of the span's last year",
     "990101 2020 T.STOCK=5\n990101 2021 T.STOCK=6\n"
     "990200 2020 T.STOCK=1\n990200 2021 T.STOCK=2\n",
     "990101 2020 T.STOCK=5\n990101 2021 T.STOCK=9\n"
     "990200 2020 T.STOCK=1\n990200 2021 T.STOCK=2\n",
     "T.STOCK", "990101", 9},
    {"the greatest of the areas grows",
     "990101 2021 T.MAX=5\n990102 2021 T.MAX=7\n",
     "990101 2021 T.MAX=9\n990102 2021 T.MAX=7\n", "T.MAX", "990101", 9},
    {"and falls to the second", "990101 2021 T.MAX=5\n990102 2021 T.MAX=7\n",
     "990101 2021 T.MAX=5\n990102 2021 T.MAX=1\n", "T.MAX", "990102", 1},
    {"a standard goes nowhere", "990100 2021 T.FEE=5\n990200 2021 T.FEE=6\n",
     "990100 2021 T.FEE=9\n990200 2021 T.FEE=6\n", "T.FEE", "990100", 9},
};

static struct supposed suppose(struct tally_world *world, const char *indicator,
                               const char *area, int value)
{
    const struct catalogue *c = &world->survey.catalogue;
    struct supposition cell = {{catalogue_indicator(c, view_of(indicator)),
                                catalogue_area(c, view_of(area)),
                                period_year(2021)},
                               decimal_of(value)};
    struct supposed supposed =
        supposed_of(world->run.figures, c, world->run.arena);
    assert_true(supposed_set(&supposed, &cell));
    return supposed;
}

static void open_world(struct tally_world *world, const char *returns)
{
    tally_world_open(world, statements, NULL);
    tally_world_say(world, returns);
    tally_world_run(world, &aggregate_stage, true);
}

static void supposing_is_saying(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world said, supposed;
        open_world(&said, cases[i].instead);
        open_world(&supposed, cases[i].said);
        suppose(&supposed, cases[i].indicator, cases[i].area, cases[i].value);
        const char *expected = tally_world_all(&said);
        const char *got = tally_world_all(&supposed);
        if (strcmp(got, expected) != 0)
            fail_msg("%s:\n%s\nis not\n%s", cases[i].name, got, expected);
        tally_world_close(&said);
        tally_world_close(&supposed);
    }
}

static void it_can_be_taken_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        open_world(&world, cases[i].said);
        const char *before = tally_world_all(&world);
        struct supposed supposed =
            suppose(&world, cases[i].indicator, cases[i].area, cases[i].value);
        assert_string_not_equal(tally_world_all(&world), before);
        supposed_undo(&supposed);
        assert_string_equal(tally_world_all(&world), before);
        tally_world_close(&world);
    }
}

/* The province's own word for the whole stays, whatever a part is. */
static void a_stated_whole_does_not_follow(void **state)
{
    struct tally_world world;
    (void)state;
    open_world(&world, "990101 2021 T.FLOW=3\n990100 2021 T.FLOW=50@990100\n");
    const struct figure *f = tally_world_get(&world, "T.FLOW 990100 2021");
    assert_true(f->flags & FLAG_BIT(FLAG_WHOLE));
    suppose(&world, "T.FLOW", "990101", 9);
    assert_int_equal(decimal_compare(f->value.number, decimal_of(50)), 0);
    tally_world_close(&world);
}

static void what_nobody_said_is_made(void **state)
{
    struct tally_world world;
    (void)state;
    open_world(&world, "990101 2021 T.FLOW=3\n");
    suppose(&world, "T.CITY", "990100", 4);
    const struct figure *f = tally_world_get(&world, "T.CITY 990100 2021");
    assert_int_equal(f->value.kind, QUANTITY_NUMBER);
    assert_int_equal(f->flags & FLAGS_NO_NUMBER, 0);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(supposing_is_saying),
        cmocka_unit_test(it_can_be_taken_back),
        cmocka_unit_test(a_stated_whole_does_not_follow),
        cmocka_unit_test(what_nobody_said_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
