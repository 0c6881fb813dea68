/* Tests of what is owed and not said. */
#include "stages/aggregate/gaps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void who_owes(void **state)
{
    static const struct tally_case cases[] = {
        {"the own leaf",
         "990100 2020 T.STOCK=3\n"
         "990101 2021 T.STOCK=10",
         "T.STOCK 990100/own 2021", "3 imputed 0/1", NULL},
        {"a city without reporting districts",
         "990300 2020 T.FLOW=3@990300\n"
         "990101 2021 T.FLOW=10",
         "T.FLOW 990300 2021", "3 imputed 0/1", NULL},
        {"a district that owes nothing",
         "990301 2020 T.FLOW=3\n"
         "990101 2021 T.FLOW=10",
         "T.FLOW 990301 2021", "none", NULL},
        {"a city's own count", "990200 2020 T.CITY=3", "T.CITY 990200 2021",
         "3 imputed 0/1", NULL},
        {"an institution", "990100-lottery 2020 T.LOTTO=3",
         "T.LOTTO 990100 2021", "3 imputed 0/1", NULL},
        {"a listed organization beside another",
         "51990102A10000015F 2020 T.ORG=3\n"
         "51990102A10000023A 2021 T.ORG=4",
         "T.ORG 990102 2021", "7 imputed 1/2", NULL},
        {"one that is not listed", "51990102A10000023A 2020 T.ORG=3",
         "T.ORG 990102 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.STOCK,previous,,,1,,\n"
                        "T.FLOW,previous,,,1,,\n"
                        "T.CITY,previous,,,1,,\n"
                        "T.LOTTO,previous,,,1,,\n"
                        "T.ORG,previous,,,1,,\n",
                        "");
}

static void what_is_said_stands(void **state)
{
    static const struct tally_case cases[] = {
        {"a value",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "5 1/1", NULL},
        {"nil",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=nil",
         "T.FLOW 990101 2021", "0 nil 1/1", NULL},
        {"a full nil return",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 nil",
         "T.FLOW 990101 2021", "0 nil 1/1", NULL},
        {"it does not apply",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=not-applicable",
         "T.FLOW 990101 2021", "- not-applicable 1/1", NULL},
        {"it is not known",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=not-available",
         "T.FLOW 990101 2021", "- not-available 0/1", NULL},
        {"an edit refused it",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 -T.FLOW=5",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
        {"told for a span",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=50:2017/2021",
         "T.FLOW 990101 2021", "none", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,\n", "");
}

static void what_is_not_known_may_be_made_up(void **state)
{
    static const struct tally_case cases[] = {
        {"not available",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=not-available",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
        {"not applicable",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.FLOW=not-applicable",
         "T.FLOW 990101 2021", "- not-applicable 1/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,yes\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_owes),
        cmocka_unit_test(what_is_said_stands),
        cmocka_unit_test(what_is_not_known_may_be_made_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
