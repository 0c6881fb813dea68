/* Ranks of scores, and of many runs of them. */
#include "pipeline/model/composite_rank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static struct score known(double value)
{
    return (struct score){value, SCORE_KNOWN};
}

static void ties_share_and_the_next_is_left_out(void **state)
{
    struct score scores[] = {
        known(7), known(9), known(9), known(8), {.state = SCORE_COVERAGE}};
    int ranks[5];
    (void)state;
    assert_int_equal(composite_rank(scores, 5, ranks), 4);
    static const int expected[] = {4, 1, 1, 3, 0};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(ranks[i], expected[i]);
    assert_true(composite_is_tied(ranks, 5, 1));
    assert_false(composite_is_tied(ranks, 5, 0));
    assert_false(composite_is_tied(ranks, 5, 4));
}

static void a_difference_of_rounding_is_a_tie(void **state)
{
    struct score scores[] = {known(50), known(50 + 5e-13), known(50 + 5e-12)};
    int ranks[3];
    (void)state;
    composite_rank(scores, 3, ranks);
    assert_int_equal(ranks[0], 2);
    assert_int_equal(ranks[1], 2);
    assert_int_equal(ranks[2], 1);
}

/* Twenty runs of three: the first is 1 in 18 of them, 3 in two; the second is
 * always before the third but in those two it is first. */
static void open_tally(struct rank_tally *tally, struct arena *arena)
{
    static const int most[] = {1, 2, 3}, some[] = {3, 1, 2};
    arena_init(arena, 0);
    assert_true(rank_tally_init(tally, 3, arena));
    for (int i = 0; i < 20; i++)
        rank_tally_add(tally, i < 18 ? most : some);
}

static void the_spread_of_a_rank(void **state)
{
    struct rank_tally tally;
    struct arena arena;
    (void)state;
    open_tally(&tally, &arena);
    struct rank_spread first = rank_tally_spread(&tally, 0);
    assert_true(fabs(first.mean - (18 + 6) / 20.0) < 1e-12);
    assert_true(first.median == 1);
    assert_int_equal(first.low, 1);
    assert_int_equal(first.high, 3);
    struct rank_spread third = rank_tally_spread(&tally, 2);
    assert_int_equal(third.low, 2);
    assert_int_equal(third.high, 3);
    arena_release(&arena);
}

static void who_was_ahead(void **state)
{
    struct rank_tally tally;
    struct arena arena;
    (void)state;
    open_tally(&tally, &arena);
    assert_int_equal(rank_tally_ahead(&tally, 0, 1), 18);
    assert_int_equal(rank_tally_ahead(&tally, 1, 0), 2);
    assert_int_equal(rank_tally_ahead(&tally, 1, 2), 20);
    arena_release(&arena);
}

/* Ten at 2 and ten at 3: between them is two and a half. */
static void the_median_of_an_even_number(void **state)
{
    static const int one[] = {2, 1, 3}, other[] = {3, 1, 2};
    struct rank_tally tally;
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    assert_true(rank_tally_init(&tally, 3, &arena));
    for (int i = 0; i < 20; i++)
        rank_tally_add(&tally, i % 2 ? one : other);
    assert_true(rank_tally_spread(&tally, 0).median == 2.5);
    arena_release(&arena);
}

static void without_a_rank_there_is_no_spread(void **state)
{
    static const int ranks[] = {0, 1};
    struct rank_tally tally;
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    assert_true(rank_tally_init(&tally, 2, &arena));
    rank_tally_add(&tally, ranks);
    assert_int_equal(rank_tally_spread(&tally, 0).ranked, 0);
    assert_int_equal(rank_tally_spread(&tally, 0).low, 0);
    assert_int_equal(rank_tally_ahead(&tally, 1, 0), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_share_and_the_next_is_left_out),
        cmocka_unit_test(a_difference_of_rounding_is_a_tie),
        cmocka_unit_test(the_spread_of_a_rank),
        cmocka_unit_test(who_was_ahead),
        cmocka_unit_test(the_median_of_an_even_number),
        cmocka_unit_test(without_a_rank_there_is_no_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
