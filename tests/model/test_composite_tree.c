/* Rolling up a tree of two groups, worked by hand. */
#include "pipeline/model/composite_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

/* The index (30 70) of group A (40 60) and group B (one leaf). */
enum { INDEX, A, A1, A2, B, B1, NODES };

static struct indicator indicator;

struct world {
    struct composite_node nodes[NODES];
    struct composite composite;
    double weights[NODES];
    struct score scores[NODES];
};

static void node(struct world *world, size_t at, size_t parent, double weight,
                 bool leaf)
{
    world->nodes[at].parent = parent;
    world->nodes[at].weight = weight;
    world->nodes[at].indicator = leaf ? &indicator : NULL;
    if (at)
        world->nodes[parent].child_count++;
}

static void open_world(struct world *world, double a1, double a2, double b1)
{
    memset(world, 0, sizeof *world);
    node(world, INDEX, INDEX, 0, false);
    node(world, A, INDEX, 30, false);
    node(world, A1, A, 40, true);
    node(world, A2, A, 60, true);
    node(world, B, INDEX, 70, false);
    node(world, B1, B, 1, true);
    world->composite.nodes = world->nodes;
    world->composite.node_count = NODES;
    world->composite.leaf_count = 3;
    world->scores[A1] = (struct score){a1, SCORE_KNOWN};
    world->scores[A2] = (struct score){a2, SCORE_KNOWN};
    world->scores[B1] = (struct score){b1, SCORE_KNOWN};
    composite_weights(&world->composite, world->weights);
}

static double roll_up(struct world *world, enum composite_mean mean)
{
    struct composite_trial trial = {&world->composite, world->weights, mean};
    composite_roll_up(&trial, world->scores);
    assert_int_equal(world->scores[INDEX].state, SCORE_KNOWN);
    return world->scores[INDEX].value;
}

static void is_near(double x, double expected)
{
    if (fabs(x - expected) > 1e-12)
        fail_msg("%.17g is not %.17g", x, expected);
}

/* A: 0.4 x 10 + 0.6 x 20 = 16; the index: 0.3 x 16 + 0.7 x 40 = 32.8. */
static void arithmetic(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 40);
    is_near(roll_up(&world, COMPOSITE_ARITHMETIC), 32.8);
    is_near(world.scores[A].value, 16);
    is_near(world.scores[B].value, 40);
}

/* A: 4^0.4 x 32^0.6 = 2^(0.8 + 3) = 2^3.8; the index: 2^(0.3 x 3.8 + 0.7). */
static void geometric(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 4, 32, 2);
    is_near(roll_up(&world, COMPOSITE_GEOMETRIC), pow(2, 1.84));
    is_near(world.scores[A].value, pow(2, 3.8));
}

/* A: 1 / (0.4 / 10 + 0.6 / 20) = 100 / 7; B: 50. */
static void harmonic(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 50);
    is_near(roll_up(&world, COMPOSITE_HARMONIC), 1 / (0.3 * 0.07 + 0.7 / 50));
    is_near(world.scores[A].value, 100.0 / 7);
}

/* Levels may differ: a geometric index of arithmetic groups. */
static void a_group_may_have_a_mean_of_its_own(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 40);
    world.nodes[A].own_mean = true;
    is_near(roll_up(&world, COMPOSITE_GEOMETRIC), pow(16, 0.3) * pow(40, 0.7));
}

/* Without A2 the group is A1 alone. */
static void what_is_missing_is_left_out(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 40);
    world.scores[A2].state = SCORE_MISSING;
    is_near(roll_up(&world, COMPOSITE_ARITHMETIC), 0.3 * 10 + 0.7 * 40);
}

static void a_group_with_nothing_in_it_is_left_out(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 40);
    world.scores[A1].state = SCORE_MISSING;
    world.scores[A2].state = SCORE_CONSTANT;
    is_near(roll_up(&world, COMPOSITE_ARITHMETIC), 40);
    assert_int_equal(world.scores[A].state, SCORE_CONSTANT);
}

/* Left out it would raise the city that has it. */
static void a_mean_over_zero_leaves_no_score_above_it(void **state)
{
    static const enum composite_mean means[] = {COMPOSITE_GEOMETRIC,
                                                COMPOSITE_HARMONIC};
    struct world world;
    (void)state;
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        open_world(&world, 10, 0, 40);
        struct composite_trial trial = {&world.composite, world.weights,
                                        means[i]};
        composite_roll_up(&trial, world.scores);
        assert_int_equal(world.scores[A].state, SCORE_NOT_POSITIVE);
        assert_int_equal(world.scores[INDEX].state, SCORE_NOT_POSITIVE);
    }
}

static void a_weight_of_nothing_takes_it_out(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 0, 40);
    world.weights[A2] = 0;
    is_near(roll_up(&world, COMPOSITE_GEOMETRIC), pow(10, 0.3) * pow(40, 0.7));
}

static void a_cap_holds_a_group_down(void **state)
{
    struct world world;
    (void)state;
    open_world(&world, 10, 20, 40);
    world.nodes[B].capped = true;
    world.nodes[B].most = 30;
    is_near(roll_up(&world, COMPOSITE_ARITHMETIC), 0.3 * 16 + 0.7 * 30);
}

static void grades(void **state)
{
    static struct composite_grade list[] = {
        {.code = {"A", 1}, .bounded = true, .from = 90},
        {.code = {"B", 1}, .bounded = true, .from = 60},
        {.code = {"C", 1}}};
    struct composite composite = {.grades = list, .grade_count = 3};
    (void)state;
    assert_ptr_equal(composite_grade_of(&composite, 90), &list[0]);
    assert_ptr_equal(composite_grade_of(&composite, 90 - 1e-13), &list[0]);
    assert_ptr_equal(composite_grade_of(&composite, 89.999), &list[1]);
    assert_ptr_equal(composite_grade_of(&composite, 59), &list[2]);
    composite.grade_count = 2;
    assert_null(composite_grade_of(&composite, 59));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic),
        cmocka_unit_test(geometric),
        cmocka_unit_test(harmonic),
        cmocka_unit_test(a_group_may_have_a_mean_of_its_own),
        cmocka_unit_test(what_is_missing_is_left_out),
        cmocka_unit_test(a_group_with_nothing_in_it_is_left_out),
        cmocka_unit_test(a_mean_over_zero_leaves_no_score_above_it),
        cmocka_unit_test(a_weight_of_nothing_takes_it_out),
        cmocka_unit_test(a_cap_holds_a_group_down),
        cmocka_unit_test(grades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
