/* Tests of controls: compared, told, never added. */
#include "stages/aggregate/controls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void a_control_is_never_added(void **state)
{
    static const struct tally_case cases[] = {
        {"the organizations say as much",
         "990101 2021 T.FLOW=100\n"
         "51990101A100000151 2021 T.FLOW=60\n"
         "51990101A10000023U 2021 T.FLOW=40",
         "T.FLOW 990101 2021", "100 1/1", ""},
        {"they say less",
         "990101 2021 T.FLOW=100\n"
         "51990101A100000151 2021 T.FLOW=60\n"
         "51990101A10000023U 2021 T.FLOW=30",
         "T.FLOW 990101 2021", "100 disputed 1/1",
         "control 51990101A100000151 990101 2021 100 90 51990101A100000151"},
        {"a listed one has not spoken yet",
         "990102 2021 T.FLOW=100\n"
         "51990102A10000023A 2021 T.FLOW=60",
         "T.FLOW 990102 2021", "100 1/1", ""},
        {"a control alone is no figure", "51990101A100000151 2021 T.FLOW=60",
         "T.FLOW 990101 2021", "- missing 0/1", ""},
        {"organizations count, the district controls",
         "990101 2021 T.ORG=100\n"
         "51990101A100000151 2021 T.ORG=60",
         "T.ORG 990101 2021", "60 disputed 1/1",
         "control 990101 990101 2021 60 100 990101"},
        {"the district alone is no figure", "990101 2021 T.ORG=100",
         "T.ORG 990101 2021", "none", ""},
        {"more than fits",
         "990101 2021 T.ORG=50!more-than\n"
         "51990101A100000151 2021 T.ORG=60",
         "T.ORG 990101 2021", "60 1/1", ""},
        {"an institution controls the city",
         "990100 2021 T.STOCK=1\n"
         "990101 2021 T.STOCK=2\n"
         "990102 2021 T.STOCK=3\n"
         "990100-watch 2021 T.STOCK=7",
         "T.STOCK 990100 2021", "6 disputed 3/3",
         "control 990100-watch 990100 2021 6 7 990100-watch"},
        {"a partial figure is expected to differ",
         "990101 2021 T.STOCK=2\n"
         "990100-watch 2021 T.STOCK=7",
         "T.STOCK 990100 2021", "2 partial 1/3", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void a_standard_is_the_same_everywhere(void **state)
{
    static const struct tally_case cases[] = {
        {"all the same",
         "990100 2021 T.FEE=50\n"
         "990101 2021 T.FEE=50\n"
         "990102 2021 T.FEE=50",
         "T.FEE 990100 2021", "50 1/1", ""},
        {"one differs",
         "990100 2021 T.FEE=50\n"
         "990101 2021 T.FEE=50\n"
         "990102 2021 T.FEE=55",
         "T.FEE 990100 2021", "50 disputed 1/1",
         "uniform 990102 990102 2021 55 50 "},
        {"a district has no standard of its own",
         "990100 2021 T.FEE=50\n"
         "990101 2021 T.FEE=55",
         "T.FEE 990101 2021", "none", "uniform 990101 990101 2021 55 50 "},
        {"the city is silent", "990101 2021 T.FEE=55", "T.FEE 990100 2021",
         "none", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void the_sum_of_those_below_controls_the_city(void **state)
{
    static const struct tally_case cases[] = {
        {"equal",
         "990100 2021 T.CITY=50\n"
         "990101 2021 T.CITY=20\n"
         "990102 2021 T.CITY=30",
         "T.CITY 990100 2021", "50 1/1", ""},
        {"not equal",
         "990100 2021 T.CITY=50\n"
         "990101 2021 T.CITY=20\n"
         "990102 2021 T.CITY=35",
         "T.CITY 990100 2021", "50 disputed 1/1",
         "control 990100 990100 2021 50 55 990101 990102"},
        {"not all have spoken",
         "990100 2021 T.CITY=50\n"
         "990101 2021 T.CITY=20",
         "T.CITY 990100 2021", "50 1/1", ""},
        {"organizations may say less",
         "990100 2021 T.CITY=50\n"
         "51990101A100000151 2021 T.CITY=20",
         "T.CITY 990100 2021", "50 1/1", ""},
        {"but not more",
         "990100 2021 T.CITY=50\n"
         "51990101A100000151 2021 T.CITY=51",
         "T.CITY 990100 2021", "50 disputed 1/1",
         "control 51990101A100000151 990100 2021 50 51 51990101A100000151"},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_control_is_never_added),
        cmocka_unit_test(a_standard_is_the_same_everywhere),
        cmocka_unit_test(the_sum_of_those_below_controls_the_city),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
