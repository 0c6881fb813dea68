/* Tests of which periods have figures. */
#include "stages/aggregate/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void periods_that_occur(void **state)
{
    static const struct tally_case cases[] = {
        {"the year of report, though nobody spoke", "990200 2021 T.CITY=1",
         "T.FLOW 990101 2021", "- missing 0/1", ""},
        {"no other year of which nobody spoke", "990200 2021 T.CITY=1",
         "T.FLOW 990101 2020", "none", ""},
        {"a year that one spoke of is owed by all", "990200 2020 T.FLOW=1",
         "T.FLOW 990101 2020", "- missing 0/1", ""},
        {"a quarter stands by itself",
         "990101 2021 T.FLOW=1:2021-Q1 T.FLOW=2:2021-Q2",
         "T.FLOW 990101 2021-Q1", "1 1/1", ""},
        {"and adds up over areas",
         "990101 2021 T.FLOW=1:2021-Q1\n"
         "990102 2021 T.FLOW=2:2021-Q1",
         "T.FLOW 990100 2021-Q1", "3 2/2", ""},
        {"quarters make no year", "990101 2021 T.FLOW=1:2021-Q1",
         "T.FLOW 990101 2021", "- missing 0/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_that_occur),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
