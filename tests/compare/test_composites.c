/* The indices of a run: one result each, made anew when figures change. */
#include "stages/compare/composites.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/compare/compare.h"
#include "tests/support/index_world.h"

static const char parts[] = "<robustness seed=\"1\" runs=\"20\"/>"
                            "<indicator of=\"T.CITY\"/>";
static const char returns[] = "990100 2021 T.CITY=1\n990200 2021 T.CITY=3\n"
                              "990300 2021 T.CITY=2\n";

static void in_yearbook_order(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", parts, returns);
    const struct composite_result *r = index_world_result(&world);
    assert_int_equal(r->year, 2021);
    assert_int_equal(r->area_count, 3);
    for (size_t a = 1; a < r->area_count; a++)
        assert_true(r->areas[a - 1]->order < r->areas[a]->order);
    assert_int_equal(r->ranked[0], 3);
    tally_world_close(&world);
}

/* What is compared again is compared as if it were the first time. */
static void twice_is_once(void **state)
{
    struct tally_world world;
    struct err err;
    (void)state;
    index_world_open(&world, "", parts, returns);
    struct rank_tally once = index_world_result(&world)->tally;
    assert_int_equal(compare_stage.again(NULL, &world.run, &err), STATUS_OK);
    const struct composite_result *r = index_world_result(&world);
    assert_string_equal(index_world_score(&world, "990300"), "50 2");
    assert_memory_equal(r->tally.by_rank, once.by_rank,
                        12 * sizeof *once.by_rank);
    tally_world_close(&world);
}

/* Trying figures on asks for ranks alone. */
static void while_supposing_nothing_is_shaken(void **state)
{
    struct tally_world world;
    struct err err;
    (void)state;
    index_world_open(&world, "", parts, returns);
    assert_true(index_world_result(&world)->shaken);
    struct figure *f = figures_get(
        world.run.figures, &tally_world_get(&world, "T.CITY 990100 2021")->key);
    f->value.number = decimal_of(9);
    world.run.supposing = true;
    assert_int_equal(compare_stage.again(NULL, &world.run, &err), STATUS_OK);
    assert_false(index_world_result(&world)->shaken);
    assert_string_equal(index_world_score(&world, "990100"), "100 1");
    assert_int_equal(tally_world_get(&world, "T.CITY 990200 2021")->rank, 2);
    tally_world_close(&world);
}

static void who_is_no_more_does_not_compete(void **state)
{
    struct tally_world world;
    struct err err;
    (void)state;
    index_world_open(&world, "", parts, returns);
    struct catalogue *c = &world.survey.catalogue;
    for (size_t i = 0; i < c->area_count; i++)
        if (view_equal(c->areas[i].code, VIEW("990300")))
            c->areas[i].until = 2020;
    assert_int_equal(compare_stage.again(NULL, &world.run, &err), STATUS_OK);
    assert_int_equal(index_world_result(&world)->area_count, 2);
    assert_string_equal(index_world_score(&world, "990100"), "0 2");
    tally_world_close(&world);
}

/* However little there is, it ends, and says so. */
static void memory_that_runs_out_is_told(void **state)
{
    struct tally_world world;
    enum status s = STATUS_FATAL;
    size_t failed = 0;
    (void)state;
    index_world_open(&world, "years=\"all\" change=\"0.5\"", parts, returns);
    for (size_t limit = 16; s != STATUS_OK; limit += 48, failed++) {
        struct arena arena;
        struct err err = {0};
        arena_init(&arena, limit);
        world.run.arena = &arena;
        world.run.statements = world.run.composites = (struct array){0};
        s = compare_stage.again(NULL, &world.run, &err);
        assert_true(s == STATUS_OK || err.fault == FAULT_MEMORY);
        arena_release(&arena);
    }
    assert_true(failed > 20);
    world.run.arena = &world.arena;
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_yearbook_order),
        cmocka_unit_test(twice_is_once),
        cmocka_unit_test(while_supposing_nothing_is_shaken),
        cmocka_unit_test(who_is_no_more_does_not_compete),
        cmocka_unit_test(memory_that_runs_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
