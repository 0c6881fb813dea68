/* Tests of inner areas: their parts, or the whole that was stated. */
#include "stages/aggregate/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void parts_count_when_all_are_in(void **state)
{
    static const struct tally_case cases[] = {
        {"two districts",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990100 2021", "15 2/2", ""},
        {"the own leaf is a part",
         "990100 2021 T.STOCK=1\n"
         "990101 2021 T.STOCK=10\n"
         "990102 2021 T.STOCK=5",
         "T.STOCK 990100 2021", "16 3/3", ""},
        {"the own leaf is missing",
         "990101 2021 T.STOCK=10\n"
         "990102 2021 T.STOCK=5",
         "T.STOCK 990100 2021", "15 partial 2/3", ""},
        {"where districts alone count it is none",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990100/own 2021", "none", ""},
        {"all cities",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=2@990300",
         "T.FLOW 990000 2021", "20 3/3", ""},
        {"a district is missing", "990101 2021 T.FLOW=10", "T.FLOW 990100 2021",
         "10 partial 1/2", ""},
        {"partial travels up",
         "990101 2021 T.FLOW=10\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=2@990300",
         "T.FLOW 990000 2021", "15 partial 3/3", ""},
        {"a city is missing",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990000 2021", "15 partial 1/3", ""},
        {"all are missing", "990200 2021 T.FLOW=3", "T.FLOW 990100 2021",
         "- missing 0/2", ""},
        {"nil is in",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=nil",
         "T.FLOW 990100 2021", "10 2/2", ""},
        {"all nil",
         "990101 2021 T.FLOW=nil\n"
         "990102 2021 T.FLOW=nil",
         "T.FLOW 990100 2021", "0 nil 2/2", ""},
        {"what is not applicable is no part",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=not-applicable",
         "T.FLOW 990100 2021", "10 1/1", ""},
        {"none applicable",
         "990101 2021 T.FLOW=not-applicable\n"
         "990102 2021 T.FLOW=not-applicable",
         "T.FLOW 990100 2021", "- not-applicable 0/1", ""},
        {"not available is not in",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=not-available",
         "T.FLOW 990100 2021", "10 partial 1/2", ""},
        {"the greatest",
         "990101 2021 T.MAX=10\n"
         "990102 2021 T.MAX=15",
         "T.MAX 990100 2021", "15 2/2", ""},
        {"what does not add up is nothing", "990101 2021 T.MOTTO=learn",
         "T.MOTTO 990100 2021", "none", ""},
        {"a standard is nothing at the root",
         "990100 2021 T.FEE=5\n"
         "990200 2021 T.FEE=5\n"
         "990300 2021 T.FEE=5",
         "T.FEE 990000 2021", "none", ""},
        {"more than travels",
         "990101 2021 T.FLOW=10!more-than\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990100 2021", "15 more-than 2/2", ""},
        {"about does not",
         "990101 2021 T.FLOW=10!about\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990100 2021", "15 2/2", ""},
        {"a stranger's district of a silent city", "990301 2021 T.FLOW=4",
         "T.FLOW 990300 2021", "4 partial 1/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void a_whole_stands_in(void **state)
{
    static const struct tally_case cases[] = {
        {"a city nobody below which owes", "990300 2021 T.FLOW=9@990300",
         "T.FLOW 990300 2021", "9 1/1", ""},
        {"its districts have no figures", "990300 2021 T.FLOW=9@990300",
         "T.FLOW 990301 2021", "none", ""},
        {"it owes and is silent", "990101 2021 T.FLOW=1", "T.FLOW 990300 2021",
         "- missing 0/1", ""},
        {"a whole beside missing parts",
         "990101 2021 T.FLOW=10\n"
         "990100 2021 T.FLOW=18@990100",
         "T.FLOW 990100 2021", "18 whole 1/2", ""},
        {"a whole and no parts", "990100 2021 T.FLOW=18@990100",
         "T.FLOW 990100 2021", "18 whole 0/2", ""},
        {"that it is a whole does not travel",
         "990100 2021 T.FLOW=18@990100\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=2@990300",
         "T.FLOW 990000 2021", "23 3/3", ""},
        {"all parts in: a control that agrees",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=15@990100",
         "T.FLOW 990100 2021", "15 2/2", ""},
        {"all parts in: an imbalance",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=18@990100",
         "T.FLOW 990100 2021", "15 disputed 2/2",
         "imbalance 990100 990100 2021 15 18 "},
        {"being disputed does not travel",
         "990101 2021 T.FLOW=10\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=18@990100\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=2@990300",
         "T.FLOW 990000 2021", "20 3/3", "imbalance 990100 990100 2021 15 18 "},
        {"about as much agrees",
         "990101 2021 T.FLOW=101\n"
         "990102 2021 T.FLOW=103\n"
         "990100 2021 T.FLOW=200@990100!about",
         "T.FLOW 990100 2021", "204 2/2", ""},
        {"a whole of organizations",
         "990100 2021 T.ORG=18@990100\n"
         "51990101A100000151 2021 T.ORG=5",
         "T.ORG 990100 2021", "18 whole 1/2", ""},
        {"organizations all in",
         "51990102A10000015F 2021 T.ORG=18\n"
         "51990101A100000151 2021 T.ORG=5",
         "T.ORG 990100 2021", "23 2/2", ""},
        {"the city's own organizations",
         "51990102A10000015F 2021 T.ORG=18\n"
         "51990100A10000015J 2021 T.ORG=5",
         "T.ORG 990100 2021", "23 2/2", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void institutions_speak_where_they_like(void **state)
{
    static const struct tally_case cases[] = {
        {"of their city", "990100-lottery 2021 T.LOTTO=9",
         "T.LOTTO 990100 2021", "9 1/1", ""},
        {"one city alone is partial", "990100-lottery 2021 T.LOTTO=9",
         "T.LOTTO 990000 2021", "9 partial 1/1", ""},
        {"the whole counts",
         "990100-lottery 2021 T.LOTTO=9\n"
         "990000-lottery 2021 T.LOTTO=20",
         "T.LOTTO 990000 2021", "20 whole 1/1", ""},
        {"unless every city is told",
         "990000-lottery 2021 T.LOTTO=20 T.LOTTO=9@990100 T.LOTTO=6@990200 "
         "T.LOTTO=4@990300",
         "T.LOTTO 990000 2021", "19 disputed 3/3",
         "imbalance 990000-lottery 990000 2021 19 20 "},
        {"the nearer institution counts",
         "990000-lottery 2021 T.LOTTO=8@990100\n"
         "990100-lottery 2021 T.LOTTO=9",
         "T.LOTTO 990100 2021", "9 disputed 1/1",
         "control 990000-lottery 990100 2021 9 8 990000-lottery"},
        {"silent, and owed", "990000-lottery 2021 T.LOTTO=8@990200",
         "T.LOTTO 990100 2021", "- missing 0/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void a_joint_award_counts_once(void **state)
{
    static const struct tally_case cases[] = {
        {"two districts",
         "990101 2021 "
         "T.PRIZES={Best-School/Ministry/state/2021|Green/City/city/2021}\n"
         "990102 2021 T.PRIZES={best-school/MINISTRY/state/2021}",
         "T.PRIZES 990100 2021", "2 2/2", ""},
        {"another year is another",
         "990101 2021 T.PRIZES={Best/Ministry/state/2021}\n"
         "990102 2021 T.PRIZES={Best/Ministry/state/2020}",
         "T.PRIZES 990100 2021", "2 2/2", ""},
        {"the root",
         "990101 2021 T.PRIZES={Best/Ministry/state/2021}\n"
         "990102 2021 T.PRIZES=nil\n"
         "990200 2021 T.PRIZES={Best/Ministry/state/2021|Fast/X/city/2021}\n"
         "990300 2021 T.PRIZES=nil@990300",
         "T.PRIZES 990000 2021", "2 3/3", ""},
        {"a bare count adds",
         "990101 2021 T.PRIZES=3\n"
         "990102 2021 T.PRIZES={Best/Ministry/state/2020}",
         "T.PRIZES 990100 2021", "4 2/2", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_count_when_all_are_in),
        cmocka_unit_test(a_whole_stands_in),
        cmocka_unit_test(institutions_speak_where_they_like),
        cmocka_unit_test(a_joint_award_counts_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
