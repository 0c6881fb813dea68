/* Tests of making up a value: each by hand. */
#include "stages/aggregate/methods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void the_value_before(void **state)
{
    static const struct tally_case cases[] = {
        {"last year's",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "12 imputed 0/1",
         "imputed 990101 990101 2021 12  previous: \"2020 = 12\""},
        {"that of two years ago",
         "990101 2019 T.FLOW=12\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
        {"too old",
         "990101 2018 T.FLOW=12\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
        {"what was flagged makes it so",
         "990101 2020 T.FLOW=12!synthetic\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "12 imputed synthetic 0/1", NULL},
        {"being late does not travel",
         "990101 2020 T.FLOW=12!late\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
        {"none is a value",
         "990101 2020 T.FLOW=nil\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "0 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,2,,\n", "");
}

static void one_growth(void **state)
{
    static const struct tally_case cases[] = {
        {"rounded half away from zero",
         "990101 2019 T.FLOW=40\n"
         "990101 2020 T.FLOW=46\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "53 imputed 0/1", NULL},
        {"a half goes up",
         "990101 2019 T.FLOW=2\n"
         "990101 2020 T.FLOW=3\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "5 imputed 0/1", NULL},
        {"from nothing there is no growth",
         "990101 2019 T.FLOW=0\n"
         "990101 2020 T.FLOW=46\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
        {"a year is lacking",
         "990101 2018 T.FLOW=40\n"
         "990101 2020 T.FLOW=46\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,trend,,,1,,\n", "");
}

static void growth_of_two_years(void **state)
{
    static const struct tally_case cases[] = {
        {"the ratio of sums",
         "990101 2018 T.FLOW=10\n"
         "990101 2019 T.FLOW=20\n"
         "990101 2020 T.FLOW=30\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "50 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,trend,,,2,,\n", "");
}

static void from_others(void **state)
{
    static const struct tally_case cases[] = {
        {"times the ratio of the peers",
         "990101 2021 T.DONE=7\n"
         "990102 2021 T.FLOW=5 T.DONE=3",
         "T.FLOW 990101 2021", "12 imputed 0/1", NULL},
        {"without the other there is nothing", "990102 2021 T.FLOW=5 T.DONE=3",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
        {"a peer that did not say both is none",
         "990101 2021 T.DONE=7\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
        {"nothing is divided by zero",
         "990101 2021 T.DONE=7\n"
         "990102 2021 T.FLOW=5 T.DONE=0",
         "T.FLOW 990101 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,ratio,T.DONE,parent,,1,\n", "");
}

static void own_value_times_growth_of_others(void **state)
{
    static const struct tally_case cases[] = {
        {"last year's",
         "990101 2020 T.FLOW=10\n"
         "990102 2020 T.FLOW=4\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "13 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,ratio,,parent,,1,\n", "");
}

static void mean_of_peers(void **state)
{
    static const struct tally_case cases[] = {
        {"of one", "990102 2021 T.FLOW=5", "T.FLOW 990101 2021",
         "5 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,mean,,parent,,1,\n", "");
}

static void sum_of_components(void **state)
{
    static const struct tally_case cases[] = {
        {"all said", "990101 2021 T.FLOW=7 T.DONE=3", "T.ALL 990101 2021",
         "10 imputed 0/1", NULL},
        {"one does not apply", "990101 2021 T.FLOW=7 T.DONE=not-applicable",
         "T.ALL 990101 2021", "7 imputed 0/1", NULL},
        {"one is lacking", "990101 2021 T.FLOW=7", "T.ALL 990101 2021",
         "- missing 0/1", NULL},
        {"what was said stands", "990101 2021 T.FLOW=7 T.DONE=3 T.ALL=11",
         "T.ALL 990101 2021", "11 1/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases, "T.ALL,sum,,,,,\n",
                        "T.ALL,schools,合计,All,,,annual,number,次,0,sum,sum,"
                        "no,higher,district,,T.FLOW+T.DONE,,,\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_before),
        cmocka_unit_test(one_growth),
        cmocka_unit_test(growth_of_two_years),
        cmocka_unit_test(from_others),
        cmocka_unit_test(own_value_times_growth_of_others),
        cmocka_unit_test(mean_of_peers),
        cmocka_unit_test(sum_of_components),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
