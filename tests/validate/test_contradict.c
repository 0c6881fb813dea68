/* Tests of edits that no values can satisfy together. */
#include "stages/validate/contradict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/edit_sheet.h"

static const struct edit_sheet_case cases[] = {
    {"one alone is possible", "A 1 SCH.BOYS <= SCH.PUPILS", ""},
    {"one alone is impossible", "A 1 SCH.BOYS < 3 and SCH.BOYS > 5",
     "mistake A: no values can satisfy it"},
    {"two", "A 1 SCH.BOYS < 3\nB 1 SCH.BOYS > 3",
     "mistake B: no values can satisfy it beside A (line 1)"},
    {"equal at the border", "A 1 SCH.BOYS <= 3\nB 1 SCH.BOYS >= 3", ""},
    {"a ring of three, told once",
     "A 1 SCH.BOYS <= SCH.GIRLS\nB 1 SCH.GIRLS <= SCH.PUPILS\n"
     "C 1 SCH.PUPILS < SCH.BOYS",
     "mistake C: no values can satisfy it beside A (line 1), B (line 2)"},
    {"what is not needed is not named",
     "A 1 SCH.BOYS < 3\nB 1 SCH.BOYS <= SCH.PUPILS\nC 1 SCH.BOYS > 3",
     "mistake C: no values can satisfy it beside A (line 1)"},
    {"by its components",
     "A 1 SCH.PUPILS = components(SCH.PUPILS)\nB 1 SCH.BOYS >= 0\n"
     "C 1 SCH.GIRLS > SCH.PUPILS",
     "mistake C: no values can satisfy it beside A (line 1), B (line 2)"},
    {"last year is another cell", "A 2 prior(SCH.BOYS) < 3\nB 2 SCH.BOYS > 3",
     ""},
    {"figures are another world", "A 1 SCH.BOYS < 3\nB 3 SCH.BOYS > 3", ""},
    {"what is not linear is passed over",
     "A 1 SCH.BOYS * SCH.GIRLS < 3\nB 1 SCH.BOYS > 3", ""},
    {"a condition that cannot hold",
     "A 1 SCH.BOYS >= 0\nB 1 if SCH.BOYS < 0 then SCH.GIRLS > 0",
     "warning B: its condition can never hold beside A (line 1)"},
    {"a condition that cannot hold by itself",
     "A 1 if SCH.BOYS < 0 and SCH.BOYS > 0 then SCH.GIRLS > 0",
     "warning A: its condition can never hold"},
    {"a claim against its condition", "A 1 if SCH.BOYS > 0 then SCH.BOYS < 0",
     "mistake A: it fails wherever its condition holds"},
    {"a claim against another edit",
     "A 1 SCH.GIRLS <= 4\nB 1 if SCH.BOYS > 0 then SCH.GIRLS > 5",
     "mistake B: it fails wherever its condition holds beside A (line 1)"},
    {"a contradiction is not its bystanders' fault",
     "A 1 SCH.BOYS < 3\nB 1 SCH.BOYS > 3\n"
     "C 1 if SCH.BOYS = 1 then SCH.GIRLS > 0",
     "mistake B: no values can satisfy it beside A (line 1)"},
    {"two conditions exclude each other",
     "A 1 if SCH.BOYS > 0 then SCH.GIRLS > 5\n"
     "B 1 if SCH.BOYS = 0 then SCH.GIRLS < 5",
     ""},
};

static void all(void **state)
{
    (void)state;
    edit_sheet_cases(cases, sizeof cases / sizeof *cases, edits_contradict);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
