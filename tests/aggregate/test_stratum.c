/* Tests of who is like whom. */
#include "stages/aggregate/stratum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void of_one_parent(void **state)
{
    static const struct tally_case cases[] = {
        {"the other district",
         "990102 2021 T.FLOW=5\n"
         "990200 2021 T.FLOW=90",
         "T.FLOW 990101 2021", "5 imputed 0/1", NULL},
        {"a unit outside is no peer", "990200 2021 T.FLOW=90",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,mean,,parent,,1,\n", "");
}

static void of_one_group(void **state)
{
    static const struct tally_case cases[] = {
        {"the coast",
         "990102 2021 T.FLOW=5\n"
         "990200 2021 T.FLOW=90",
         "T.FLOW 990101 2021", "5 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,mean,,group,,1,\n", "");
}

static void of_one_level(void **state)
{
    static const struct tally_case cases[] = {
        {"cities are not districts", "990200 2021 T.FLOW=90",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,mean,,level,,1,\n", "");
}

static void of_one_area(void **state)
{
    static const struct tally_case cases[] = {
        {"two others",
         "51990102A10000023A 2021 T.ORG=4\n"
         "51990101A100000151 2021 T.ORG=90",
         "T.ORG 990102 2021", "4 partial 1/2", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.ORG,mean,,area,,2,\n", "");
}

static void too_few(void **state)
{
    static const struct tally_case cases[] = {
        {"one of two", "990102 2021 T.FLOW=5", "T.FLOW 990101 2021",
         "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,mean,,parent,,2,\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_one_parent), cmocka_unit_test(of_one_group),
        cmocka_unit_test(of_one_level),  cmocka_unit_test(of_one_area),
        cmocka_unit_test(too_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
