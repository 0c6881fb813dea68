/* Tests of the findings of this stage. */
#include "stages/aggregate/tell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "tests/support/tally_world.h"

static const struct finding *first(struct tally_world *world,
                                   const char *returns)
{
    tally_world_open(world, NULL, NULL);
    tally_world_say(world, returns);
    tally_world_run(world, &aggregate_stage, true);
    assert_int_equal(world->run.findings.count, 1);
    return world->run.findings.at;
}

static void check(struct view got, const char *expected)
{
    if (!view_equal(got, view_of(expected)))
        fail_msg("got \"%.*s\", expected \"%s\"", VIEW_ARG(got), expected);
}

static void a_control_has_its_place_and_both_values(void **state)
{
    struct tally_world world;
    (void)state;
    const struct finding *f = first(&world, "990101 2021 T.FLOW=100\n"
                                            "51990101A100000151 2021 T.ORG=1 "
                                            "T.FLOW=60");
    check(f->code, "aggregate.control");
    assert_int_equal(f->severity, SEVERITY_WARNING);
    assert_int_equal(f->level, 3);
    check(f->unit, TALLY_RIVER_1);
    check(f->period, "2021");
    check(f->file, "drop.xml");
    assert_int_equal(f->line, 2);
    check(f->text, "60");
    check(f->expected, "60");
    check(f->detail, TALLY_RIVER_1);
    assert_int_equal(f->cell_count, 1);
    check(f->cells[0].indicator, "T.FLOW");
    check(f->cells[0].area, "990101");
    check(f->cells[0].seen, "100");
    assert_true(f->cells[0].suspect);
    tally_world_close(&world);
}

static void an_imbalance_names_every_part(void **state)
{
    struct tally_world world;
    (void)state;
    const struct finding *f =
        first(&world, "990101 2021 T.FLOW=10\n990102 2021 T.FLOW=5\n"
                      "990100 2021 T.FLOW=18@990100");
    check(f->code, "aggregate.imbalance");
    assert_int_equal(f->cell_count, 3);
    check(f->cells[0].area, "990100");
    check(f->cells[1].area, "990101");
    check(f->cells[1].seen, "10");
    check(f->cells[2].area, "990102");
    check(f->cells[2].seen, "5");
    tally_world_close(&world);
}

static void a_span_names_every_year(void **state)
{
    struct tally_world world;
    (void)state;
    const struct finding *f =
        first(&world, "990101 2020 T.FLOW=1\n"
                      "990101 2021 T.FLOW=2 T.FLOW=9:2020/2021");
    check(f->code, "aggregate.span");
    assert_int_equal(f->cell_count, 3);
    check(f->cells[0].period, "2020/2021");
    check(f->cells[0].seen, "3");
    check(f->cells[0].expected, "9");
    check(f->cells[1].period, "2020");
    check(f->cells[2].seen, "2");
    tally_world_close(&world);
}

static void a_standard_names_the_city_s(void **state)
{
    struct tally_world world;
    (void)state;
    const struct finding *f =
        first(&world, "990100 2021 T.FEE=50\n990102 2021 T.FEE=55");
    check(f->code, "aggregate.uniform");
    check(f->cells[0].area, "990102");
    check(f->cells[1].area, "990100");
    check(f->cells[1].seen, "50");
    tally_world_close(&world);
}

static void no_more_cells_than_there_is_room_for(void **state)
{
    struct tally_world world;
    struct finding f = {.cell_count = FINDING_CELLS_MAX};
    (void)state;
    tally_world_open(&world, NULL, NULL);
    struct tally tally = {.run = &world.run};
    world.run.arena = &world.arena;
    struct key key = {&world.survey.catalogue.indicators[0],
                      &world.survey.catalogue.areas[0], period_year(2021)};
    tell_cell(&tally, &f, &key, VIEW("1"), VIEW(""));
    assert_int_equal(f.cell_count, FINDING_CELLS_MAX);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_control_has_its_place_and_both_values),
        cmocka_unit_test(an_imbalance_names_every_part),
        cmocka_unit_test(a_span_names_every_year),
        cmocka_unit_test(a_standard_names_the_city_s),
        cmocka_unit_test(no_more_cells_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
