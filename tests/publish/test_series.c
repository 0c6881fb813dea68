/* Tests of the series: which years have a column, totals, flags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "tests/support/printed_table.h"

static const char layout[] = "<table kind='series' name='s' zh='列' en='S'>"
                             "<column key='indicator' zh='x' en='x'/>"
                             "<column key='area' zh='x' en='x'/></table>";

#define FIVE                                                                   \
    "990200 2017 T.CITY=1\n990200 2018 T.CITY=2\n990200 2019 T.CITY=3\n"       \
    "990200 2020 T.CITY=4\n990200 2021 T.CITY=5"

static const struct {
    const char *name, *returns, *row, *key, *expected;
} cases[] = {
    {"a year", FIVE, "T.CITY 990200", "y2018", "2"},
    {"the sum of five", FIVE, "T.CITY 990200", "five-years", "15"},
    {"none of four: missing is not zero",
     "990200 2017 T.CITY=1\n990200 2019 T.CITY=3\n990200 2020 T.CITY=4\n"
     "990200 2021 T.CITY=5",
     "T.CITY 990200", "five-years", ""},
    {"a stock has none",
     "990200 2017 T.STOCK=1\n990200 2018 T.STOCK=1\n990200 2019 T.STOCK=1\n"
     "990200 2020 T.STOCK=1\n990200 2021 T.STOCK=1",
     "T.STOCK 990200", "five-years", ""},
    {"growth on the base year", "990200 2016 T.CITY=4\n990200 2021 T.CITY=5",
     "T.CITY 990200", "growth", "25.00"},
    {"a stated span counts where years are missing",
     "990200 2021 T.CITY=5 T.CITY=40:2017/2021", "T.CITY 990200", "five-years",
     "40"},
    {"and its flags are the row's",
     "990200 2021 T.CITY=5 T.CITY=40:2017/2021!synthetic", "T.CITY 990200",
     "flags", "whole; synthetic"},
};

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        print_message("%s\n", cases[i].name);
        printed_world(&world, NULL, cases[i].returns);
        const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
        assert_string_equal(printed_cell(table, cases[i].row, cases[i].key),
                            cases[i].expected);
        tally_world_close(&world);
    }
}

/* The survey sets no first year: the first reported is the first column. */
static void test_columns(void **state)
{
    struct tally_world world;
    (void)state;
    printed_world(&world, NULL, "990200 2019 T.CITY=5\n990200 2021 T.CITY=5");
    assert_string_equal(
        printed_keys(printed_table(&world, layout, LANGUAGE_EN)),
        "indicator area y2019 y2020 y2021 five-years growth flags");
    tally_world_close(&world);
}

/* Growth on nothing has no column. */
static void test_no_base_year(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    small_survey_write(&world.survey, "site.conf",
                       "title-zh = 北\ntitle-en = N\nfirst-year = 2021\n");
    small_survey_again(&world.survey);
    tally_world_say(&world, "990200 2021 T.CITY=5");
    tally_world_run(&world, &aggregate_stage, true);
    tally_world_run(&world, &compare_stage, false);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_string_equal(printed_keys(table),
                        "indicator area y2021 five-years flags");
    assert_string_equal(printed_cell(table, "T.CITY 990200", "y2021"), "5");
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_no_base_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
