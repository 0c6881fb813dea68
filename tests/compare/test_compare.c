/* Tests of the stage as a whole. */
#include "stages/compare/compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "tests/support/tally_world.h"

static void it_needs_figures(void **state)
{
    struct tally_world world;
    struct err err;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    struct run run = {.catalogue = &world.survey.catalogue,
                      .arena = &world.arena};
    assert_int_equal(compare_stage.all(NULL, &run, &err), STATUS_FATAL);
    assert_string_equal(err.what, "compare: there are no figures");
    tally_world_close(&world);
}

static void nothing_said_is_nothing_compared(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_run(&world, &aggregate_stage, true);
    tally_world_run(&world, &compare_stage, false);
    const struct figure *f = tally_world_get(&world, "T.FLOW 990100 2021");
    assert_non_null(f);
    assert_int_equal(f->rank, 0);
    assert_int_equal(f->share.kind, QUANTITY_UNKNOWN);
    tally_world_close(&world);
}

/* Comparing does not change what was aggregated, nor does comparing twice
 * change what was compared. */
static void comparing_twice_is_comparing_once(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, "990100 2021 T.CITY=7\n990200 2021 T.CITY=5");
    tally_world_run(&world, &aggregate_stage, true);
    const char *before = tally_world_all(&world);
    tally_world_run(&world, &compare_stage, false);
    const struct figure *f = tally_world_get(&world, "T.CITY 990200 2021");
    struct figure once = *f;
    world.run.statements.count = 0;
    tally_world_run(&world, &compare_stage, false);
    assert_int_equal(f->rank, once.rank);
    assert_int_equal(f->ranked, once.ranked);
    assert_int_equal(decimal_compare(f->share.number, once.share.number), 0);
    assert_string_equal(tally_world_all(&world), before);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_needs_figures),
        cmocka_unit_test(nothing_said_is_nothing_compared),
        cmocka_unit_test(comparing_twice_is_comparing_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
