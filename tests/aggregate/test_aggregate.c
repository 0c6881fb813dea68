/* Tests of the stage as a whole. */
#include "stages/aggregate/aggregate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void nothing_said_is_missing_where_it_is_owed(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_run(&world, &aggregate_stage, true);
    assert_string_equal(tally_world_figure(&world, "T.FLOW 990101 2021"),
                        "- missing 0/1");
    assert_string_equal(tally_world_figure(&world, "T.FLOW 990000 2021"),
                        "- missing 0/3");
    assert_string_equal(tally_world_figure(&world, "T.RATE 990000 2021"),
                        "- missing 0/2");
    assert_int_equal(world.run.findings.count, 0);
    tally_world_close(&world);
}

/* A control that differs is kept beside the figure, and so is one that does
 * not. */
static void what_was_stated_is_kept(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, "990101 2021 T.FLOW=10\n990102 2021 T.FLOW=5\n"
                            "990100 2021 T.FLOW=18@990100\n"
                            "51990101A100000151 2021 T.FLOW=10");
    tally_world_run(&world, &aggregate_stage, true);
    const struct figure *city = tally_world_get(&world, "T.FLOW 990100 2021");
    const struct figure *leaf = tally_world_get(&world, "T.FLOW 990101 2021");
    assert_true(city->has_whole);
    assert_int_equal(decimal_compare(city->stated, decimal_of(18)), 0);
    assert_null(city->sources);
    assert_true(leaf->has_whole);
    assert_int_equal(decimal_compare(leaf->stated, decimal_of(10)), 0);
    assert_non_null(leaf->sources);
    tally_world_close(&world);
}

/* Sums have all their digits: 18 of a value, and then some. */
static void sums_are_exact(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, "990101 2021 T.FLOW=999999999999999999\n"
                            "990102 2021 T.FLOW=0.00000000000000001");
    tally_world_run(&world, &aggregate_stage, true);
    assert_string_equal(tally_world_figure(&world, "T.FLOW 990100 2021"),
                        "999999999999999999.00000000000000001 2/2");
    tally_world_close(&world);
}

static void memory_that_ends_is_told(void **state)
{
    struct tally_world world;
    struct err err = {0};
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, "990101 2021 T.FLOW=10");
    tally_world_run(&world, &aggregate_stage, true);
    for (size_t limit = 1; limit < world.arena.used; limit *= 2) {
        struct arena small;
        struct run run = world.run;
        arena_init(&small, limit);
        run.arena = &small;
        run.findings = (struct array){0};
        enum status s = aggregate_stage.all(NULL, &run, &err);
        assert_int_equal(s, STATUS_FATAL);
        assert_int_equal(err.fault, FAULT_MEMORY);
        arena_release(&small);
    }
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_is_missing_where_it_is_owed),
        cmocka_unit_test(what_was_stated_is_kept),
        cmocka_unit_test(sums_are_exact),
        cmocka_unit_test(memory_that_ends_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
