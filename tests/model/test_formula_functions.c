/* Functions of the formula language. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_missing(void **state)
{
    static const struct world_row rows[] = {
        {"missing(ELD.BEDS)", "", "true"},
        {"missing(ELD.BEDS)", "ELD.BEDS=0", "false"},
        {"missing(ELD.BEDS)", "ELD.BEDS=0!nil", "false"},
        {"missing(ELD.BEDS)", "ELD.BEDS=?!not-applicable", "true"},
        {"missing(ELD.BEDS / 0)", "ELD.BEDS=1", "true undefined"},
        {"not missing(ELD.PILOT.GRADE)", "ELD.PILOT.GRADE=1", "true"},
        {"missing(prior(ELD.BEDS)) or ELD.BEDS >= prior(ELD.BEDS)",
         "ELD.BEDS=5", "true"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_other_years(void **state)
{
    static const struct world_row rows[] = {
        {"prior(ELD.BEDS)", "ELD.BEDS:2020=9 ELD.BEDS=10", "9"},
        {"prior(prior(ELD.BEDS))", "ELD.BEDS:2019=8", "8"},
        {"prior(ELD.BEDS + ELD.FAMBEDS)", "ELD.BEDS:2020=9 ELD.FAMBEDS:2020=1",
         "10"},
        {"prior(ELD.BEDS)", "ELD.BEDS=10", "?"},
        {"at(ELD.BEDS, 2016)", "ELD.BEDS:2016=840", "840"},
        {"at(ELD.BEDS,2021) = ELD.BEDS", "ELD.BEDS=840", "true"},
        {"prior(at(ELD.BEDS, 2016))", "ELD.BEDS:2016=840", "840"},
        {"at(prior(ELD.BEDS), 2016)", "ELD.BEDS:2015=7", "7"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_parts(void **state)
{
    static const struct world_row rows[] = {
        {"SAS.AID = components(SAS.AID)",
         "SAS.AID=12 SAS.AID.ORG=5 SAS.AID.REST=7", "true"},
        {"components(SAS.AID)", "SAS.AID.ORG=5!about SAS.AID.REST=7",
         "12 about"},
        {"components(SAS.AID)", "SAS.AID.ORG=5", "?"},
        {"children(ELD.BEDS)", "ELD.BEDS@440103=4 ELD.BEDS@440104=5", "9"},
        {"children(ELD.BEDS)",
         "ELD.BEDS@440103=4 ELD.BEDS@440104=5 ELD.BEDS@440100/own=1", "10"},
        {"children(ELD.BEDS)", "ELD.BEDS@440103=4", "?"},
        {"children(ELD.BEDS)", "ELD.BEDS@440104=4 ELD.BEDS@440100/own=1", "?"},
        {"children(ELD.BEDS)", "ELD.BEDS=9", "?"},
        {"children(ELD.BERTHS)", "ELD.BERTHS@440103=4 ELD.BERTHS@440104=5",
         "5"},
        {"children(ELD.BERTHS)", "ELD.BERTHS@440103=4 ELD.BERTHS@440104=-5",
         "4"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_numbers(void **state)
{
    static const struct world_row rows[] = {
        {"abs(-2)", "", "2"},
        {"abs(2.5)", "", "2.5"},
        {"abs(ELD.BEDS)", "", "?"},
        {"min(3, 1, 2)", "", "1"},
        {"max(3, 1, 2)", "", "3"},
        {"max(ELD.BEDS)", "ELD.BEDS=4", "4"},
        {"min(1, ELD.BEDS)", "", "?"},
        {"max(ELD.BEDS, ELD.FAMBEDS)",
         "ELD.BEDS=4!about ELD.FAMBEDS=5!synthetic", "5 about synthetic"},
        {"population(2020)", "", "18676605"},
        {"population(2021)", "", "18676605"},
        {"population(2010)", "", "?"},
        {"ELD.BEDS <= population(2020)", "ELD.BEDS=5", "true"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_statements(void **state)
{
    static const struct world_row rows[] = {
        {"rank(ELD.BEDS)", "#ELD.BEDS=3!synthetic!late", "3 synthetic"},
        {"rank(ELD.BEDS)", "ELD.BEDS=3", "?"},
        {"share(ELD.BEDS)", "ELD.BEDS=1 ELD.BEDS@440000=8", "12.5"},
        {"share(ELD.BEDS)", "ELD.BEDS=1 ELD.BEDS@440000=0", "? undefined"},
        {"share(ELD.BEDS)", "ELD.BEDS=1", "?"},
        {"share(ELD.BEDS)", "ELD.BEDS=1!about ELD.BEDS@440000=4!partial",
         "25 about partial"},
        {"growth(ELD.BEDS, 2016)", "ELD.BEDS=150 ELD.BEDS:2016=100", "50"},
        {"growth(ELD.BEDS, 2016)", "ELD.BEDS=0 ELD.BEDS:2016=100", "-100"},
        {"growth(ELD.BEDS, 2016)", "ELD.BEDS=5 ELD.BEDS:2016=0", "? undefined"},
        {"growth(ELD.BEDS, 2016)", "ELD.BEDS=5", "?"},
        {"growth(ELD.BEDS,2020)<0 and growth(ELD.HOMES,2020)<0",
         "ELD.BEDS=1 ELD.BEDS:2020=2 ELD.HOMES=1 ELD.HOMES:2020=1", "false"},
        {"sum(ELD.BEDS, 2017/2021)", "ELD.BEDS:2017/2021=77!partial",
         "77 partial"},
        {"sum(ELD.BEDS, 2017/2021)", "ELD.BEDS=77", "?"},
        {"sum(ELD.BEDS, 2021/2021)", "ELD.BEDS=77", "77"},
        {"at(SAS.COVER, 2016)", "SAS.COVER:2016=99.5", "99.5"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

static void test_streak(void **state)
{
#define RANKS "GEN.EVAL.RANK:2020=1 GEN.EVAL.RANK:2019=1 "
    static const struct world_row rows[] = {
        {"streak(GEN.EVAL.RANK, 1)", RANKS "GEN.EVAL.RANK=1", "3"},
        {"streak(GEN.EVAL.RANK, 1)",
         RANKS "GEN.EVAL.RANK=1 GEN.EVAL.RANK:2018=2 GEN.EVAL.RANK:2017=1",
         "3"},
        {"streak(GEN.EVAL.RANK, 1)",
         RANKS "GEN.EVAL.RANK=1 GEN.EVAL.RANK:2017=1", "3"},
        {"streak(GEN.EVAL.RANK, 1)", RANKS "GEN.EVAL.RANK=2", "0"},
        {"streak(GEN.EVAL.RANK, 1)", RANKS, "?"},
        {"streak(GEN.EVAL.RANK, 1)",
         "GEN.EVAL.RANK=1!synthetic GEN.EVAL.RANK:2020=2!about", "1 synthetic"},
        {"streak(ELD.PILOT.GRADE, \"good\")",
         "ELD.PILOT.GRADE=2 ELD.PILOT.GRADE:2020=2", "2"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

/* At a span: the years running up to its last; other periods keep their part.
 */
static void test_other_periods(void **state)
{
    struct world world;
    struct err err;
    const struct formula *streak, *half;
    struct quantity q;

    (void)state;
    world_init(&world);
    world_give(&world, RANKS "GEN.EVAL.RANK=1 ELD.BEDS:2016-H1=5");
    streak =
        formula_compile(world.catalogue, FORMULA_STATEMENT,
                        VIEW("streak(GEN.EVAL.RANK,1)"), &world.arena, &err);
    assert_non_null(streak);
    q = formula_evaluate(streak, &world.lookup, world.area,
                         period_span(2013, 2021));
    assert_int_equal(decimal_compare(q.number, decimal_of(3)), 0);
    half = formula_compile(world.catalogue, FORMULA_STATEMENT,
                           VIEW("at(ELD.BEDS,2016)"), &world.arena, &err);
    assert_non_null(half);
    q = formula_evaluate(half, &world.lookup, world.area,
                         (struct period){PERIOD_HALF, 2021, 2021, 1});
    assert_int_equal(decimal_compare(q.number, decimal_of(5)), 0);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_other_years),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_statements),
        cmocka_unit_test(test_streak),
        cmocka_unit_test(test_other_periods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
