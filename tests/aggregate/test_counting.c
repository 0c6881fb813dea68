/* Tests of which source counts. */
#include "stages/aggregate/counting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void one_source_counts(void **state)
{
    static const struct tally_case cases[] = {
        {"the city's institution before the province's",
         "990000-lottery 2021 T.LOTTO=8@990100\n"
         "990100-lottery 2021 T.LOTTO=9",
         "T.LOTTO 990100 2021", "9 disputed 1/1",
         "control 990000-lottery 990100 2021 9 8 990000-lottery"},
        {"whichever was told first",
         "990100-lottery 2021 T.LOTTO=9\n"
         "990000-lottery 2021 T.LOTTO=8@990100",
         "T.LOTTO 990100 2021", "9 disputed 1/1",
         "control 990000-lottery 990100 2021 9 8 990000-lottery"},
        {"the one outranked agrees",
         "990000-lottery 2021 T.LOTTO=9@990100\n"
         "990100-lottery 2021 T.LOTTO=9",
         "T.LOTTO 990100 2021", "9 1/1", ""},
        {"the nearer one knows nothing",
         "990000-lottery 2021 T.LOTTO=8@990100\n"
         "990100-lottery 2021 T.LOTTO=not-available",
         "T.LOTTO 990100 2021", "- not-available 0/1", ""},
        {"a district beside its organizations",
         "51990101A100000151 2021 T.FLOW=100\n"
         "990101 2021 T.FLOW=100",
         "T.FLOW 990101 2021", "100 1/1", ""},
        {"the province as control of all",
         "990101 2021 T.FLOW=1\n"
         "990102 2021 T.FLOW=2\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=4@990300\n"
         "990000 2021 T.FLOW=11@990200",
         "T.FLOW 990200 2021", "3 disputed 1/1",
         "control 990000 990200 2021 3 11 990000"},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_source_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
