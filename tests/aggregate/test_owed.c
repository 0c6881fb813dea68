/* Tests of whose silence makes a figure missing or partial. */
#include "stages/aggregate/owed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void offices_owe_by_who_counts(void **state)
{
    static const struct tally_case cases[] = {
        {"a district", "990102 2021 T.FLOW=1", "T.FLOW 990101 2021",
         "- missing 0/1", ""},
        {"no office, nothing owed", "990102 2021 T.FLOW=1",
         "T.FLOW 990301 2021", "none", ""},
        {"an own leaf beside districts", "990101 2021 T.STOCK=1",
         "T.STOCK 990100/own 2021", "- missing 0/1", ""},
        {"no own leaf where nobody below owes", "990101 2021 T.STOCK=1",
         "T.STOCK 990300/own 2021", "none", ""},
        {"nor where the bureau does not owe", "990101 2021 T.STOCK=1",
         "T.STOCK 990000/own 2021", "none", ""},
        {"there the whole is owed", "990101 2021 T.STOCK=1",
         "T.STOCK 990300 2021", "- missing 0/1", ""},
        {"a city that counts", "990200 2021 T.CITY=1", "T.CITY 990100 2021",
         "- missing 0/1", ""},
        {"its districts do not", "990200 2021 T.CITY=1", "T.CITY 990101 2021",
         "none", ""},
        {"an institution", "990000-lottery 2021 T.LOTTO=1@990200",
         "T.LOTTO 990100 2021", "- missing 0/1", ""},
        {"a city without one", "990000-lottery 2021 T.LOTTO=1@990200",
         "T.LOTTO 990300 2021", "none", ""},
        {"a listed organization", "51990101A100000151 2021 T.ORG=1",
         "T.ORG 990102 2021", "- missing 0/1", ""},
        {"before it was listed", "51990101A100000151 2017 T.ORG=1",
         "T.ORG 990102 2017", "none", ""},
        {"a city with organizations", "51990200A10000015P 2021 T.ORG=1",
         "T.ORG 990100 2021", "- missing 0/1", ""},
        {"organizations, and the cities that owe",
         "51990102A10000015F 2021 T.ORG=4\n"
         "51990200A10000015P 2021 T.ORG=1\n"
         "990300 2021 T.ORG=2@990300",
         "T.ORG 990000 2021", "7 3/3", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offices_owe_by_who_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
