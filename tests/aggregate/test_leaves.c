/* Tests of figures where their sources themselves speak. */
#include "stages/aggregate/leaves.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void a_bureau_counts_its_leaf(void **state)
{
    static const struct tally_case cases[] = {
        {"a number", "990101 2021 T.FLOW=10", "T.FLOW 990101 2021", "10 1/1",
         ""},
        {"its flags stay", "990101 2021 T.FLOW=10!about", "T.FLOW 990101 2021",
         "10 about 1/1", ""},
        {"nil is zero and known", "990101 2021 T.FLOW=nil",
         "T.FLOW 990101 2021", "0 nil 1/1", ""},
        {"owed and missing", "990102 2021 T.FLOW=1", "T.FLOW 990101 2021",
         "- missing 0/1", ""},
        {"not owed before the first year", "990102 2015 T.FLOW=1",
         "T.FLOW 990101 2015", "none", ""},
        {"said without being owed", "990301 2021 T.FLOW=4",
         "T.FLOW 990301 2021", "4 1/1", ""},
        {"not available is no zero", "990101 2021 T.FLOW=not-available",
         "T.FLOW 990101 2021", "- not-available 0/1", ""},
        {"not applicable is an answer", "990101 2021 T.FLOW=not-applicable",
         "T.FLOW 990101 2021", "- not-applicable 1/1", ""},
        {"too small is no zero", "990101 2021 T.FLOW=too-small",
         "T.FLOW 990101 2021", "- too-small 0/1", ""},
        {"a grade", "990100 2021 T.MARK=gold", "T.MARK 990100 2021", "gold 1/1",
         ""},
        {"a text", "990101 2021 T.MOTTO=learn", "T.MOTTO 990101 2021",
         "learn 1/1", ""},
        {"nobody is owed a text", "990101 2021 T.MOTTO=learn",
         "T.MOTTO 990102 2021", "none", ""},
        {"the city counts itself", "990100 2021 T.FEE=50", "T.FEE 990100 2021",
         "50 1/1", ""},
        {"a city without districts", "990200 2021 T.FLOW=7",
         "T.FLOW 990200 2021", "7 1/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

static void organizations_are_counted_together(void **state)
{
    static const struct tally_case cases[] = {
        {"one keeps its flags", "51990101A100000151 2021 T.ORG=5!about",
         "T.ORG 990101 2021", "5 about 1/1", ""},
        {"two of one leaf",
         "51990101A100000151 2021 T.ORG=5\n"
         "51990101A10000023U 2021 T.ORG=6!about",
         "T.ORG 990101 2021", "11 2/2", ""},
        {"what travels shows",
         "51990101A100000151 2021 T.ORG=5\n"
         "51990101A10000023U 2021 T.ORG=6!synthetic",
         "T.ORG 990101 2021", "11 synthetic 2/2", ""},
        {"a listed one is missing", "51990102A10000023A 2021 T.ORG=5",
         "T.ORG 990102 2021", "5 partial 1/2", ""},
        {"all listed ones are in",
         "51990102A10000023A 2021 T.ORG=5\n"
         "51990102A10000015F 2021 T.ORG=1",
         "T.ORG 990102 2021", "6 2/2", ""},
        {"all are missing", "51990101A100000151 2021 T.ORG=5",
         "T.ORG 990102 2021", "- missing 0/1", ""},
        {"one not applicable is no gap",
         "51990101A100000151 2021 T.ORG=5\n"
         "51990101A10000023U 2021 T.ORG=not-applicable",
         "T.ORG 990101 2021", "5 2/2", ""},
        {"one not available is a gap",
         "51990101A100000151 2021 T.ORG=5\n"
         "51990101A10000023U 2021 T.ORG=not-available",
         "T.ORG 990101 2021", "5 partial 1/2", ""},
        {"nil and a number",
         "51990101A100000151 2021 T.ORG=5\n"
         "51990101A10000023U 2021 T.ORG=nil",
         "T.ORG 990101 2021", "5 2/2", ""},
        {"all nil",
         "51990101A100000151 2021 T.ORG=nil\n"
         "51990101A10000023U 2021 T.ORG=nil",
         "T.ORG 990101 2021", "0 nil 2/2", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bureau_counts_its_leaf),
        cmocka_unit_test(organizations_are_counted_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
