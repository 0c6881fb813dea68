/* The grammar of the formula language: what it refuses, where and how. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_refused(void **state)
{
    static const struct world_row rows[] = {
        {"", "",
         "1: the formula ends where a number, a code or a function is "
         "expected"},
        {"1 +", "",
         "4: the formula ends where a number, a code or a function is "
         "expected"},
        {"1 + * 2", "",
         "5: \"*\" where a number, a code or a function is "
         "expected"},
        {"(1 + 2", "",
         "7: the formula ends where a closing parenthesis is "
         "expected"},
        {"1 2", "", "3: \"2\" where an operator or the end is expected"},
        {"1)", "", "2: \")\" where an operator or the end is expected"},
        {"1 < 2 < 3", "", "7: \"<\" where and, or, or the end is expected"},
        {"ELD.BETS", "", "1: there is no indicator ELD.BETS"},
        {"ELD.BEDS > ELD.", "", "12: there is no indicator ELD."},
        {"1.2.3", "", "1: \"1.2.3\" is no number of at most 18 digits"},
        {"1234567890123456789", "",
         "1: \"1234567890123456789\" is no number of at most 18 digits"},
        {"beds", "",
         "1: \"beds\" where a number, a code or a function is "
         "expected"},
        {"1 and if 1 = 1 then 2", "",
         "7: \"if\" where a number, a code or a "
         "function is expected"},
        {"if 1 = 1", "", "9: the formula ends where then is expected"},
        {"if 1 = 1 then 2 else", "",
         "21: the formula ends where a number, a code "
         "or a function is expected"},
        {"ELD.PILOT.GRADE = \"good", "",
         "19: \"\"good\" where a number, a code or "
         "a function is expected"},
        {"\xe5\xbc\xa0\xe5\xbc\xa0 + 1", "",
         "1: \"\xe5\xbc\xa0\" where a number, "
         "a code or a function is expected"},
        {"\"\xe5\xbc\xa0\" + # 1", "",
         "7: \"#\" where a number, a code or a "
         "function is expected"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

static void test_indicator_dialect(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.BEDS < 1", "",
         "10: \"<\" is not for the formula of an indicator, "
         "only for edits and statements"},
        {"prior(ELD.BEDS)", "",
         "1: \"prior\" is not for the formula of an indicator, only for edits "
         "and statements"},
        {"not 1", "",
         "1: \"not\" is not for the formula of an indicator, only "
         "for edits and statements"},
        {"if 1 then 2", "",
         "1: \"if\" is not for the formula of an indicator, "
         "only for edits and statements"},
        {"sum(ELD.BEDS, 2017/2021)", "",
         "1: \"sum\" is not for the formula of an indicator, only for "
         "statements"},
    };

    (void)state;
    world_try_rows(FORMULA_INDICATOR, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_indicator_dialect),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
