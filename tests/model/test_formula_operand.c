/* Functions and their arguments: each tells how it is written. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_arguments(void **state)
{
    static const struct world_row rows[] = {
        {"missing ELD.BEDS", "",
         "9: \"ELD.BEDS\" where missing(x) is expected"},
        {"missing()", "",
         "9: \")\" where a number, a code or a function is "
         "expected"},
        {"missing(1, 2)", "", "10: \",\" where missing(x) is expected"},
        {"at(ELD.BEDS)", "", "12: \")\" where at(x, 2016) is expected"},
        {"at(ELD.BEDS, ELD.BEDS)", "",
         "14: \"ELD.BEDS\" where a year is expected"},
        {"at(ELD.BEDS, 20.16)", "", "14: \"20.16\" where a year is expected"},
        {"at(ELD.BEDS, 1816)", "", "14: \"1816\" where a year is expected"},
        {"population(x)", "", "12: \"x\" where a year is expected"},
        {"components(1)", "",
         "12: \"1\" where an indicator's code is expected"},
        {"children(ELD.BEDS + 1)", "",
         "19: \"+\" where children(CODE) is "
         "expected"},
        {"min(1, 2", "",
         "9: the formula ends where min(x, y, ...) is expected"},
        {"rank(1)", "", "6: \"1\" where an indicator's code is expected"},
        {"sum(ELD.BEDS, 2017)", "",
         "19: \")\" where a span such as 2017/2021 is "
         "expected"},
        {"sum(ELD.BEDS, 2021/2017)", "",
         "1: the span 2021/2017 runs backwards"},
        {"sum(ELD.BEDS, 2017/)", "", "20: \")\" where a year is expected"},
        {"streak(ELD.BEDS)", "", "16: \")\" where streak(x, 1) is expected"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

static void test_edit_dialect(void **state)
{
    static const struct world_row rows[] = {
        {"rank(ELD.BEDS) = 1", "",
         "1: \"rank\" is not for an edit, only for statements"},
        {"1 < share(ELD.BEDS)", "",
         "5: \"share\" is not for an edit, only for statements"},
    };

    (void)state;
    world_try_rows(FORMULA_EDIT, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_edit_dialect),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
