/* Outliers: drawn in, or their logarithm taken. */
#include "pipeline/model/treatment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { MOST = 12 };

static const struct treatment usual = {true, 2, 3.5, 5};

struct world {
    struct arena arena;
    struct score values[MOST];
    struct treated treated;
};

static void treat(struct world *world, const struct treatment *how,
                  const double *values)
{
    arena_init(&world->arena, 0);
    for (size_t i = 0; i < MOST; i++)
        world->values[i] = (struct score){values[i], SCORE_KNOWN};
    world->values[MOST - 1].state = SCORE_MISSING;
    treatment_apply(how, world->values, MOST, &world->arena, &world->treated);
    arena_release(&world->arena);
}

/* One far out: it becomes the next, and that is enough. */
static void one_point_is_drawn_in(void **state)
{
    static const double values[MOST] = {1, 2, 3, 4, 5, 100, 6, 7, 8, 9, 10, 0};
    struct world world;
    (void)state;
    treat(&world, &usual, values);
    assert_true(world.treated.skew > 2 && world.treated.kurtosis > 3.5);
    assert_int_equal(world.treated.high, 1);
    assert_int_equal(world.treated.low, 0);
    assert_false(world.treated.logged);
    assert_true(world.values[5].value == 10);
    assert_true(world.values[0].value == 1);
    assert_int_equal(world.values[MOST - 1].state, SCORE_MISSING);
}

static void at_the_low_end_too(void **state)
{
    static const double values[MOST] = {-90, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0};
    struct world world;
    (void)state;
    treat(&world, &usual, values);
    assert_int_equal(world.treated.high, 0);
    assert_int_equal(world.treated.low, 1);
    assert_true(world.values[0].value == 1);
}

/* Without a point to draw in the logarithm is left: of x - 1 + 99 / 100. */
static void the_logarithm_is_the_last_resort(void **state)
{
    static const double values[MOST] = {1, 2, 3, 4, 5, 100, 6, 7, 8, 9, 10, 0};
    static const struct treatment none = {true, 2, 3.5, 0};
    struct world world;
    (void)state;
    treat(&world, &none, values);
    assert_true(world.treated.logged);
    assert_true(fabs(world.values[0].value - log(0.99)) < 1e-14);
    assert_true(fabs(world.values[5].value - log(99.99)) < 1e-14);
}

static void a_long_low_tail_is_turned_round(void **state)
{
    static const double values[MOST] = {-90, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0};
    static const struct treatment none = {true, 2, 3.5, 0};
    struct world world;
    (void)state;
    treat(&world, &none, values);
    assert_true(fabs(world.values[10].value + log(1)) < 1e-14);
    assert_true(fabs(world.values[0].value + log(101)) < 1e-14);
    assert_true(world.values[1].value < world.values[2].value);
}

static void what_is_straight_stays(void **state)
{
    static const double values[MOST] = {1, 2, 3, 4, 5, 11, 6, 7, 8, 9, 10, 0};
    struct world world;
    (void)state;
    treat(&world, &usual, values);
    assert_int_equal(world.treated.high + world.treated.low, 0);
    assert_false(world.treated.logged);
    assert_true(world.values[5].value == 11);
}

static void unless_it_is_not_wanted(void **state)
{
    static const double values[MOST] = {1, 2, 3, 4, 5, 100, 6, 7, 8, 9, 10, 0};
    struct world world;
    (void)state;
    treat(&world, &(struct treatment){false, 2, 3.5, 5}, values);
    assert_true(world.treated.skew > 2);
    assert_true(world.values[5].value == 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_point_is_drawn_in),
        cmocka_unit_test(at_the_low_end_too),
        cmocka_unit_test(the_logarithm_is_the_last_resort),
        cmocka_unit_test(a_long_low_tail_is_turned_round),
        cmocka_unit_test(what_is_straight_stays),
        cmocka_unit_test(unless_it_is_not_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
