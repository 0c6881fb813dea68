/* Ranks of an index: last year's, shaken ones, flags, change. */
#include "stages/compare/composite_ranks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/index_world.h"

#define CITY(code, value) "990" code " 2021 T.CITY=" value "\n"
#define FEE(code, value) "990" code " 2021 amend T.FEE=" value "\n"
#define BOTH "<indicator of=\"T.CITY\"/><indicator of=\"T.FEE\"/>"

#include <math.h>

#define YEARS(code, then, now)                                                 \
    "990" code " 2020 T.CITY=" then "\n990" code " 2021 T.CITY=" now "\n"
#define POSTS                                                                  \
    "<indicator of=\"T.CITY\" method=\"goalposts\" from=\"0\" to=\"100\"/>"

/* Changes 10, 30, 0 are 33.3, 100, 0 on the scale: a quarter of these and
 * three of 60, 50, 20. */
static void level_and_change_combined(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "years=\"all\" change=\"0.25\"", POSTS,
                     YEARS("100", "50", "60") YEARS("200", "20", "50")
                         YEARS("300", "20", "20"));
    const struct composite_result *r = index_world_result(&world);
    static const double expected[] = {45 + 100 / 12.0, 37.5 + 25, 15};
    static const int ranks[] = {2, 1, 3};
    for (size_t a = 0; a < 3; a++) {
        assert_true(fabs(r->combined[a].value - expected[a]) < 1e-12);
        assert_int_equal(r->combined_ranks[a], ranks[a]);
    }
    assert_true(fabs(composite_change(r, 1, 0).value - 30) < 1e-12);
    tally_world_close(&world);
}

static void last_years_ranks(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "years=\"one\"", "<indicator of=\"T.CITY\"/>",
                     YEARS("100", "50", "60")
                         YEARS("200", "20", "90") "990300 2021 T.CITY=10\n");
    const struct composite_result *r = index_world_result(&world);
    assert_int_equal(r->last_ranks[composite_at(r, 0, 0)], 1);
    assert_int_equal(r->last_ranks[composite_at(r, 1, 0)], 2);
    assert_int_equal(r->last_ranks[composite_at(r, 2, 0)], 0);
    assert_int_equal(r->ranks[composite_at(r, 1, 0)], 1);
    tally_world_close(&world);
}

/* What is invented of one is in the rank of all, in the score of that one
 * alone. */
static void flags_travel(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "",
                     "<group code=\"G\" zh=\"组\" en=\"G\">" BOTH "</group>",
                     CITY("100", "1!synthetic") CITY("200", "2") FEE("100", "5")
                         FEE("200", "9"));
    const struct composite_result *r = index_world_result(&world);
    assert_int_equal(r->flags[composite_at(r, 0, 0)], FLAG_BIT(FLAG_SYNTHETIC));
    assert_int_equal(r->flags[composite_at(r, 0, 1)], FLAG_BIT(FLAG_SYNTHETIC));
    assert_int_equal(r->flags[composite_at(r, 1, 0)], 0);
    assert_int_equal(r->rank_flags, FLAG_BIT(FLAG_SYNTHETIC));
    assert_int_equal(r->leaves[0], 2);
    assert_int_equal(r->known[composite_at(r, 0, 1)], 2);
    tally_world_close(&world);
}

static void without_each_indicator(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", "<robustness seed=\"1\" runs=\"50\"/>" BOTH,
                     CITY("100", "1") CITY("200", "9") FEE("100", "5")
                         FEE("200", "9"));
    const struct composite_result *r = index_world_result(&world);
    assert_true(r->shaken);
    assert_int_equal(r->tally.runs, 50);
    assert_int_equal(r->without[composite_at(r, 0, 1)], 1); /* by fee alone */
    assert_int_equal(r->without[composite_at(r, 0, 2)], 2);
    tally_world_close(&world);
}

static void nobody_asks_how_sure(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", BOTH, CITY("100", "1") CITY("200", "9"));
    assert_false(index_world_result(&world)->shaken);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(level_and_change_combined),
        cmocka_unit_test(last_years_ranks),
        cmocka_unit_test(flags_travel),
        cmocka_unit_test(without_each_indicator),
        cmocka_unit_test(nobody_asks_how_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
