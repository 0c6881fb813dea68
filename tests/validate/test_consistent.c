/* Tests of what edits are to each other. */
#include "stages/validate/consistent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/edit_sheet.h"

static const struct edit_sheet_case cases[] = {
    {"nothing wrong", "A 1 SCH.BOYS <= SCH.PUPILS\nB 1 SCH.GIRLS >= 0", ""},
    {"the same twice", "A 1 SCH.BOYS <= SCH.PUPILS\nB 1 SCH.PUPILS >= SCH.BOYS",
     "mistake B: it says the same as A (line 1)"},
    {"the same on another level",
     "A 1 SCH.BOYS <= SCH.PUPILS\nB 3 SCH.PUPILS >= SCH.BOYS",
     "warning B: it says the same as A (line 1)"},
    {"on no form together", "A 1 if SCH.RATING = 1 then SCH.BOYS > 0",
     "mistake A: it can never be decided: SCH.RATING and SCH.BOYS are on "
     "no form together"},
    {"among figures they meet", "A 3 if SCH.RATING = 1 then SCH.BOYS > 0", ""},
    {"derived", "A 1 SCH.BOYSHARE <= 100",
     "mistake A: it can never be decided: SCH.BOYSHARE is derived and in no "
     "return"},
    {"a good example that another fails",
     "A 1 SCH.BOYS <= SCH.PUPILS | SCH.BOYS=9 SCH.PUPILS=10\n"
     "B 1 SCH.BOYS <= 5",
     "warning A: its good example \"SCH.BOYS=9 SCH.PUPILS=10\" fails B (line "
     "2)"},
    {"one that another cannot decide",
     "A 1 SCH.BOYS <= SCH.PUPILS | SCH.BOYS=9 SCH.PUPILS=10\n"
     "B 1 SCH.BOYS <= SCH.GIRLS",
     ""},
};

static void check(const struct catalogue *catalogue, struct sheet *sheet)
{
    edits_consistent(catalogue, 2021, sheet);
}

static void all(void **state)
{
    (void)state;
    edit_sheet_cases(cases, sizeof cases / sizeof *cases, check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
