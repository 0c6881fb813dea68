/* What may stand beside what in a formula, and how it is told if not. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_kinds(void **state)
{
    static const struct world_row rows[] = {
        {"not ELD.BEDS", "",
         "5: ELD.BEDS is a number where true or false is "
         "wanted"},
        {"ELD.BEDS and 1 = 1", "",
         "1: ELD.BEDS is a number where true or false is wanted"},
        {"if ELD.BEDS then 1", "",
         "4: ELD.BEDS is a number where true or false is wanted"},
        {"(1 = 1) + 1", "",
         "2: 1 = 1 is true or false where a number is wanted"},
        {"(1 = 1) < (1 = 2)", "",
         "2: 1 = 1 is true or false where a number is "
         "wanted"},
        {"1 = (1 = 2)", "",
         "6: 1 = 2 is true or false where a number is wanted"},
        {"(1 = 2) = 1", "", "11: 1 is a number where true or false is wanted"},
        {"if 1 = 1 then 2 else 3 = 3", "",
         "22: 3 = 3 is true or false where a number is wanted"},
        {"-(1 = 1)", "", "3: 1 = 1 is true or false where a number is wanted"},
        {"ELD.PILOT.GRADE * 2", "",
         "1: ELD.PILOT.GRADE is a grade where a number "
         "is wanted"},
        {"growth(ELD.PILOT.GRADE, 2020)", "",
         "8: ELD.PILOT.GRADE is a grade where a number is wanted"},
        {"rank(ELD.PILOT.GRADE)", "",
         "6: ELD.PILOT.GRADE is a grade where a number is wanted"},
        {"streak(1 = 1, 1 = 1)", "",
         "8: 1 = 1 is true or false where a number is wanted"},
        {"COM.WORDS = 1", "",
         "1: COM.WORDS is a text where a number is wanted"},
        {"missing(COM.WORDS)", "",
         "9: COM.WORDS is a text where a number is "
         "wanted"},
        {"COM.WORDS", "", "?"},
        {"components(ELD.BEDS)", "",
         "12: ELD.BEDS has no components in "
         "indicators.csv"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

static void test_words(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.PILOT.GRADE = \"splendid\"", "",
         "19: \"splendid\" is no grade of the scale pilot"},
        {"COM.FULL = \"good\"", "",
         "12: \"good\" is no grade of the scale yesno"},
        {"COM.FULL = \"\"", "", "12: \"\" is no grade of the scale yesno"},
        {"ELD.PILOT.GRADE = ELD.BEDS", "",
         "19: ELD.PILOT.GRADE is a grade of the scale pilot, ELD.BEDS is not"},
        {"ELD.PILOT.GRADE = COM.FULL", "",
         "19: ELD.PILOT.GRADE is a grade of the scale pilot, COM.FULL is not"},
        {"ELD.BEDS = \"good\"", "",
         "12: \"good\" is a word where a number is "
         "wanted"},
        {"\"good\" = \"good\"", "",
         "1: \"good\" is a word where a number is "
         "wanted"},
        {"\"good\"", "",
         "1: \"good\": a word can only be compared with a grade"},
        {"prior(\"good\") = ELD.PILOT.GRADE", "",
         "7: \"good\": a word can only be compared with a grade"},
        {"missing(\"good\")", "",
         "9: \"good\": a word can only be compared with a grade"},
        {"\"good\" + 1", "",
         "1: \"good\": a word can only be compared with a grade"},
        {"(if 1 = 1 then \"good\") = ELD.PILOT.GRADE", "",
         "16: \"good\": a word can only be compared with a grade"},
        {"if 1 = 1 then \"good\" else \"bad\"", "",
         "15: \"good\" is a word where a number is wanted"},
        {"streak(ELD.PILOT.GRADE, \"bad\")", "",
         "25: \"bad\" is no grade of the scale pilot"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
