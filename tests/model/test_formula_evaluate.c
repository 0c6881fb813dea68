/* Operators of the formula language: precedence, three truths, flags. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_arithmetic(void **state)
{
    static const struct world_row rows[] = {
        {"1 + 2 * 3", "", "7"},
        {"(1 + 2) * 3", "", "9"},
        {"10 - 4 - 3", "", "3"},
        {"100 / 10 / 5", "", "2"},
        {"2 * 3 / 4", "", "1.5"},
        {"-2 - -3", "", "1"},
        {"-2 * 3", "", "-6"},
        {"--2", "", "2"},
        {"- (1 + 2)", "", "-3"},
        {"0.1 + 0.2", "", "0.3"},
        {"1/3", "", "0.333333333333333333333333333333333333"},
        {"2/6 - 1/3", "", "0"},
        {"ELD.BEDS", "ELD.BEDS=6812", "6812"},
        {"ELD.BEDS+ELD.FAMBEDS", "ELD.BEDS=10 ELD.FAMBEDS=2.5", "12.5"},
        {"100*ELD.BEDS/ELD.HOMES", "ELD.BEDS=3 ELD.HOMES=8", "37.5"},
        {"\n ELD.BEDS\t-1 ", "ELD.BEDS=3", "2"},
    };

    (void)state;
    world_try_rows(FORMULA_INDICATOR, rows, sizeof rows / sizeof *rows);
}

static void test_unknown(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.BEDS + 1", "", "?"},
        {"0 * ELD.BEDS", "", "?"},
        {"-ELD.BEDS", "", "?"},
        {"ELD.BEDS / 0", "ELD.BEDS=5", "? undefined"},
        {"0 / ELD.BEDS", "ELD.BEDS=0", "? undefined"},
        {"1 + ELD.BEDS / 0", "ELD.BEDS=5!synthetic", "? undefined synthetic"},
        {"999999999999999999 * 999999999999999999 * 10", "", "? undefined"},
    };

    (void)state;
    world_try_rows(FORMULA_INDICATOR, rows, sizeof rows / sizeof *rows);
}

/* What travels is united; what does not stays behind. */
static void test_flags(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.BEDS + ELD.FAMBEDS", "ELD.BEDS=1!synthetic ELD.FAMBEDS=2!about",
         "3 about synthetic"},
        {"ELD.BEDS + 1", "ELD.BEDS=1!late!synthetic", "2 synthetic"},
        {"ELD.BEDS + 1", "ELD.BEDS=?!missing!partial", "? partial"},
        {"ELD.BEDS = 1", "ELD.BEDS=1!partial", "true partial"},
        {"not ELD.BEDS = 1", "ELD.BEDS=1!partial", "false partial"},
        {"ELD.BEDS = 1 or ELD.FAMBEDS = 1",
         "ELD.BEDS=1 ELD.FAMBEDS=2!synthetic", "true synthetic"},
        {"if ELD.BEDS = 1 then ELD.FAMBEDS else 3",
         "ELD.BEDS=1!about ELD.FAMBEDS=2!synthetic", "2 about synthetic"},
        {"if ELD.BEDS = 1 then 3 else ELD.FAMBEDS",
         "ELD.BEDS=1!about ELD.FAMBEDS=2!synthetic", "3 about"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_comparison(void **state)
{
    static const struct world_row rows[] = {
        {"1 < 2", "", "true"},
        {"2 < 2", "", "false"},
        {"2 <= 2", "", "true"},
        {"3 <= 2", "", "false"},
        {"2 = 2.0", "", "true"},
        {"2 = 3", "", "false"},
        {"2 != 3", "", "true"},
        {"2 != 2", "", "false"},
        {"3 >= 3", "", "true"},
        {"2 >= 3", "", "false"},
        {"3 > 2", "", "true"},
        {"2 > 2", "", "false"},
        {"1/3 = 2/6", "", "true"},
        {"1 + 1 < 1 * 3", "", "true"},
        {"ELD.BEDS <= 5", "", "?"},
        {"ELD.FAMBEDS <= ELD.BEDS", "ELD.BEDS=10 ELD.FAMBEDS=3", "true"},
        {"ELD.FAMBEDS <= ELD.BEDS", "ELD.BEDS=10 ELD.FAMBEDS=11", "false"},
        {"ELD.FAMBEDS <= ELD.BEDS", "ELD.BEDS=10", "?"},
        {"(1 < 2) = (3 < 4)", "", "true"},
        {"(1 < 2) != (3 < 4)", "", "false"},
        {"(1 < 2) = (ELD.BEDS < 4)", "", "?"},
        {"GEN.HONOURS >= 3", "GEN.HONOURS=3", "true"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

/* A word in quotation marks is its rank: the lower the better. */
static void test_grades(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.PILOT.GRADE = \"excellent\"", "ELD.PILOT.GRADE=1", "true"},
        {"\"excellent\" = ELD.PILOT.GRADE", "ELD.PILOT.GRADE=2", "false"},
        {"ELD.PILOT.GRADE != (\"good\")", "ELD.PILOT.GRADE=3", "true"},
        {"ELD.PILOT.GRADE <= \"good\"", "ELD.PILOT.GRADE=2", "true"},
        {"ELD.PILOT.GRADE <= \"good\"", "ELD.PILOT.GRADE=3", "false"},
        {"ELD.PILOT.GRADE = \"good\"", "", "?"},
        {"ELD.PILOT.GRADE = 1", "ELD.PILOT.GRADE=1", "true"},
        {"ELD.PILOT.GRADE = ELD.PILOT.LAST",
         "ELD.PILOT.GRADE=1 ELD.PILOT.LAST=2", "false"},
        {"prior(ELD.PILOT.GRADE) = \"good\"", "ELD.PILOT.GRADE:2020=2", "true"},
        {"COM.FULL = \"yes\"", "COM.FULL=1", "true"},
        {"COM.FULL = \"no\"", "COM.FULL=1", "false"},
        {"(if COM.FULL = \"yes\" then ELD.PILOT.GRADE else \"pass\") = 3",
         "COM.FULL=2", "true"},
        {"(if COM.FULL = \"yes\" then \"good\" else ELD.PILOT.GRADE) = "
         "\"good\"",
         "COM.FULL=1", "true"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

/* T is true, F false, U unknown; every pair of them. */
#define T "1 = 1"
#define F "1 = 2"
#define U "ELD.BEDS = 1"
static void test_logic(void **state)
{
    static const struct world_row rows[] = {
        {T " and " T, "", "true"},
        {T " and " F, "", "false"},
        {F " and " T, "", "false"},
        {F " and " F, "", "false"},
        {T " and " U, "", "?"},
        {U " and " T, "", "?"},
        {F " and " U, "", "false"},
        {U " and " F, "", "false"},
        {U " and " U, "", "?"},
        {T " or " T, "", "true"},
        {T " or " F, "", "true"},
        {F " or " T, "", "true"},
        {F " or " F, "", "false"},
        {T " or " U, "", "true"},
        {U " or " T, "", "true"},
        {F " or " U, "", "?"},
        {U " or " F, "", "?"},
        {U " or " U, "", "?"},
        {"not " T, "", "false"},
        {"not " F, "", "true"},
        {"not " U, "", "?"},
        {"not not " T, "", "true"},
        /* or binds less than and, and that less than not */
        {T " or " F " and " F, "", "true"},
        {"(" T " or " F ") and " F, "", "false"},
        {"not " F " and " F, "", "false"},
        {"not (" F " and " F ")", "", "true"},
        {F " and " F " or " T, "", "true"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_if(void **state)
{
    static const struct world_row rows[] = {
        {"if " T " then 1 else 2", "", "1"},
        {"if " F " then 1 else 2", "", "2"},
        {"if " U " then 1 else 1", "", "?"},
        {"if " F " then 1", "", "?"},
        {"if " T " then 1", "", "1"},
        {"if " T " then " F " else " T, "", "false"},
        /* an else belongs to the nearest if */
        {"if " F " then if " T " then 1 else 2", "", "?"},
        {"if " T " then if " F " then 1 else 2", "", "2"},
        {"if " F " then 1 else if " T " then 2 else 3", "", "2"},
        {"1 + (if " T " then 1 else 2)", "", "2"},
        {"if ELD.HOMES > 0 then ELD.BEDS > 0", "ELD.HOMES=0", "?"},
        {"if ELD.HOMES > 0 then ELD.BEDS > 0", "ELD.HOMES=1 ELD.BEDS=0",
         "false"},
        {"abs(if " F " then 1 else -2)", "", "2"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

/* A world that answers nothing. */
static void test_empty_lookup(void **state)
{
    struct world world;

    (void)state;
    world_init(&world);
    world_give(&world, "ELD.BEDS=1 #ELD.BEDS=1");
    world.lookup = (struct lookup){0};
    assert_string_equal(
        world_evaluate(&world, FORMULA_STATEMENT, "ELD.BEDS", 2021), "?");
    assert_string_equal(
        world_evaluate(&world, FORMULA_STATEMENT, "rank(ELD.BEDS)", 2021), "?");
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arithmetic), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_flags),      cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_grades),     cmocka_unit_test(test_logic),
        cmocka_unit_test(test_if),         cmocka_unit_test(test_empty_lookup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
