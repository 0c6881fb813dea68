/* Tests of imputation as a whole: what becomes of it further up. */
#include "stages/aggregate/impute.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void the_first_that_has_a_basis(void **state)
{
    static const struct tally_case cases[] = {
        {"the trend",
         "990101 2019 T.FLOW=10\n"
         "990101 2020 T.FLOW=20\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "40 imputed 0/1", NULL},
        {"the year before",
         "990101 2020 T.FLOW=20\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990101 2021", "20 imputed 0/1", NULL},
        {"the others", "990102 2021 T.FLOW=5", "T.FLOW 990101 2021",
         "5 imputed 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,trend,,,1,,\n"
                        "T.FLOW,previous,,,1,,\n"
                        "T.FLOW,mean,,parent,,1,\n",
                        "");
}

static void it_shows_all_the_way_up(void **state)
{
    static const struct tally_case cases[] = {
        {"in the city",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5",
         "T.FLOW 990100 2021", "17 imputed 1/2", NULL},
        {"in the province",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5\n"
         "990200 2021 T.FLOW=3\n"
         "990300 2021 T.FLOW=2@990300",
         "T.FLOW 990000 2021", "22 imputed 3/3", NULL},
        {"in a city of which all is imputed",
         "990101 2020 T.FLOW=12\n"
         "990102 2020 T.FLOW=5\n"
         "990200 2021 T.FLOW=3",
         "T.FLOW 990000 2021", "20 partial imputed 1/3", NULL},
        {"in what is derived",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.DONE=24",
         "T.RATE 990101 2021", "50 imputed 2/2", NULL},
        {"in a span",
         "990101 2020 T.FLOW=12\n"
         "990101 2021 T.DONE=1\n"
         "990102 2021 T.FLOW=1:2020/2021",
         "T.FLOW 990101 2020/2021", "24 imputed 1/1", NULL},
        {"a stated whole goes before it",
         "990101 2020 T.FLOW=12\n"
         "990102 2021 T.FLOW=5\n"
         "990100 2021 T.FLOW=20@990100",
         "T.FLOW 990100 2021", "20 whole 1/2", NULL},
        {"a control does not dispute it",
         "990101 2020 T.STOCK=12\n"
         "990100-watch 2021 T.STOCK=7@990101",
         "T.STOCK 990101 2021", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,\n"
                        "T.DONE,previous,,,1,,\n",
                        "");
}

static void earlier_years(void **state)
{
    static const struct tally_case cases[] = {
        {"a gap in between",
         "990101 2018 T.FLOW=12\n"
         "990102 2019 T.FLOW=5",
         "T.FLOW 990101 2019", "12 imputed 0/1", NULL},
        {"nothing is made of what is made up",
         "990101 2018 T.FLOW=12\n"
         "990102 2019 T.FLOW=5\n"
         "990102 2020 T.FLOW=5",
         "T.FLOW 990101 2020", "- missing 0/1", NULL},
    };
    (void)state;
    tally_world_imputed(cases, sizeof cases / sizeof *cases,
                        "T.FLOW,previous,,,1,,\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_has_a_basis),
        cmocka_unit_test(it_shows_all_the_way_up),
        cmocka_unit_test(earlier_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
