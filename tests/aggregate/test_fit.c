/* Tests of fitting to a total. */
#include "stages/aggregate/fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void parts_share_what_a_whole_leaves(void **state)
{
    static const struct tally_case cases[] = {
        {"one said, one imputed",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990101 2021", "15 imputed estimated 0/1", NULL},
        {"the whole counts",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990100 2021", "20 whole 1/2", NULL},
        {"two share, among equals the first gets more",
         "990101 2020 T.FLOW=10\n"
         "990102 2020 T.FLOW=10\n"
         "990100 2021 T.FLOW=15@990100",
         "T.FLOW 990101 2021", "8 imputed estimated 0/1", NULL},
        {"and the other less",
         "990101 2020 T.FLOW=10\n"
         "990102 2020 T.FLOW=10\n"
         "990100 2021 T.FLOW=15@990100",
         "T.FLOW 990102 2021", "7 imputed estimated 0/1", NULL},
        {"one with no past takes all",
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990101 2021", "15 imputed estimated 0/1", NULL},
        {"two with no past are left", "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
        {"nothing is taken below zero",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=25\n"
         "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,\n"
                        "T.FLOW,areas,,,,,\n",
                        "");
}

static void components_share_what_a_total_leaves(void **state)
{
    static const struct tally_case cases[] = {
        {"in proportion",
         "990101 2020 T.FLOW=20 T.DONE=10\n"
         "990101 2021 T.ALL=60",
         "T.FLOW 990101 2021", "40 imputed estimated 0/1", NULL},
        {"the only one that lacks", "990101 2021 T.ALL=60 T.DONE=1",
         "T.FLOW 990101 2021", "59 imputed estimated 0/1", NULL},
        {"without a total nothing is fitted",
         "990101 2020 T.FLOW=20 T.DONE=10\n"
         "990102 2021 T.FLOW=1",
         "T.FLOW 990101 2021", "20 imputed 0/1", NULL},
        {"one that does not apply has no share",
         "990101 2020 T.FLOW=20 T.DONE=10\n"
         "990101 2021 T.ALL=60 T.DONE=not-applicable",
         "T.FLOW 990101 2021", "60 imputed estimated 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,\n"
                        "T.DONE,previous,,,1,,\n"
                        "T.ALL,components,,,,,\n",
                        "T.ALL,schools,合计,All,,,annual,number,次,0,sum,sum,"
                        "no,higher,district,,T.FLOW+T.DONE,,,\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_share_what_a_whole_leaves),
        cmocka_unit_test(components_share_what_a_total_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
