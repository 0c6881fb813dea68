/* Terms of a score, leaving out, and the Monte Carlo. */
#include "pipeline/model/composite_field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

enum { AREAS = 3, NODES = 3 };

static struct indicator indicator;

/* Three areas under an index of two leaves of equal weight: 80 20, 50 52,
 * 10 92. */
struct world {
    struct arena arena;
    struct composite_node nodes[NODES];
    struct composite composite;
    struct composite_terms terms[AREAS];
    struct score scores[AREAS * NODES];
    struct composite_field field;
    struct composite_scratch scratch;
};

static void open_world(struct world *world)
{
    static const double leaves[AREAS][2] = {{80, 20}, {50, 52}, {10, 92}};
    memset(world, 0, sizeof *world);
    arena_init(&world->arena, 0);
    world->nodes[0].child_count = 2;
    for (size_t n = 1; n < NODES; n++)
        world->nodes[n] =
            (struct composite_node){.weight = 1, .indicator = &indicator};
    world->composite.nodes = world->nodes;
    world->composite.node_count = NODES;
    world->composite.leaf_count = 2;
    world->composite.robustness.normal_count = 1;
    world->composite.robustness.mean_count = 1;
    for (size_t a = 0; a < AREAS; a++)
        for (size_t n = 1; n < NODES; n++)
            world->scores[a * NODES + n] =
                (struct score){leaves[a][n - 1], SCORE_KNOWN};
    world->field = (struct composite_field){&world->composite, AREAS,
                                            world->terms, world->scores};
    assert_true(composite_scratch_init(&world->scratch, &world->composite,
                                       AREAS, &world->arena));
}

static void check(const struct world *world, double a, double b, double c)
{
    const double expected[AREAS] = {a, b, c};
    for (size_t i = 0; i < AREAS; i++)
        if (fabs(world->scratch.totals[i].value - expected[i]) > 1e-12)
            fail_msg("area %zu has %.15g", i, world->scratch.totals[i].value);
}

static void check_ranks(const struct world *world, int a, int b, int c)
{
    assert_int_equal(world->scratch.ranks[0], a);
    assert_int_equal(world->scratch.ranks[1], b);
    assert_int_equal(world->scratch.ranks[2], c);
}

static void by_its_own_weights(void **state)
{
    struct world world;
    (void)state;
    open_world(&world);
    composite_field_score(&world.field, &world.scratch);
    check(&world, 50, 51, 51);
    check_ranks(&world, 3, 1, 1);
    arena_release(&world.arena);
}

static void bonus_veto_and_cap(void **state)
{
    struct world world;
    (void)state;
    open_world(&world);
    world.terms[0].points = 5;
    world.terms[1] =
        (struct composite_terms){.points = 20, .limited = true, .limit = 40};
    world.nodes[0].capped = true;
    world.nodes[0].most = 50.5;
    composite_field_score(&world.field, &world.scratch);
    check(&world, 50.5, 40, 50.5);
    arena_release(&world.arena);
}

static void who_has_no_score_is_not_ranked(void **state)
{
    struct world world;
    (void)state;
    open_world(&world);
    world.terms[1].state = SCORE_COVERAGE;
    composite_field_score(&world.field, &world.scratch);
    check_ranks(&world, 2, 0, 1);
    assert_int_equal(world.scores[NODES].state, SCORE_COVERAGE);
    arena_release(&world.arena);
}

static void without_one_indicator(void **state)
{
    struct world world;
    (void)state;
    open_world(&world);
    composite_field_without(&world.field, 2, &world.scratch);
    check(&world, 80, 50, 10);
    check_ranks(&world, 1, 2, 3);
    arena_release(&world.arena);
}

static void shake(struct world *world, uint64_t seed, struct rank_tally *tally)
{
    world->composite.robustness.seed = seed;
    world->composite.robustness.runs = 500;
    assert_true(rank_tally_init(tally, AREAS, &world->arena));
    composite_field_shake(&world->field, &world->scratch, tally);
}

/* The shares of 10 and 92 that make the third the best are half of all; with
 * weights as they are nothing moves. */
static void weights_decide_as_far_as_they_are_shaken(void **state)
{
    struct world world;
    struct rank_tally tally;
    (void)state;
    open_world(&world);
    shake(&world, 7, &tally);
    assert_int_equal(rank_tally_spread(&tally, 2).low, 1);
    assert_int_equal(rank_tally_spread(&tally, 2).high, 1);
    world.composite.robustness.weights = 0.25;
    shake(&world, 7, &tally);
    assert_int_equal(tally.runs, 500);
    assert_in_range(rank_tally_ahead(&tally, 2, 1), 200, 300);
    assert_int_equal(rank_tally_spread(&tally, 2).low, 1);
    assert_int_equal(rank_tally_spread(&tally, 2).high, 3);
    arena_release(&world.arena);
}

static void the_seed_alone_decides(void **state)
{
    struct world world;
    struct rank_tally one, same, other;
    size_t size = AREAS * (AREAS + 1) * sizeof *one.by_rank;
    (void)state;
    open_world(&world);
    world.composite.robustness.weights = 0.25;
    shake(&world, 7, &one);
    shake(&world, 7, &same);
    shake(&world, 8, &other);
    assert_memory_equal(one.by_rank, same.by_rank, size);
    assert_memory_not_equal(one.by_rank, other.by_rank, size);
    arena_release(&world.arena);
}

static void runs_take_no_memory(void **state)
{
    struct world world;
    struct rank_tally tally;
    (void)state;
    open_world(&world);
    assert_true(rank_tally_init(&tally, AREAS, &world.arena));
    size_t used = world.arena.used;
    world.composite.robustness.runs = 5000;
    composite_field_shake(&world.field, &world.scratch, &tally);
    assert_int_equal(world.arena.used, used);
    arena_release(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_its_own_weights),
        cmocka_unit_test(bonus_veto_and_cap),
        cmocka_unit_test(who_has_no_score_is_not_ranked),
        cmocka_unit_test(without_one_indicator),
        cmocka_unit_test(weights_decide_as_far_as_they_are_shaken),
        cmocka_unit_test(the_seed_alone_decides),
        cmocka_unit_test(runs_take_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
