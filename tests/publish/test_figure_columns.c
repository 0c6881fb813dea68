/* Tests of the columns about a figure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/printed_table.h"

#define COLUMN(key) "<column key='" key "' zh='x' en='x'/>"

static const char layout[] =
    "<table kind='comparison' name='c' zh='比' en='C'>" COLUMN("indicator")
        COLUMN("area") COLUMN("year") COLUMN("name") COLUMN("area-name")
            COLUMN("parent-name") COLUMN("period") COLUMN("measure")
                COLUMN("value") COLUMN("flags") COLUMN("compared-flags")
                    COLUMN("share") COLUMN("per-head") COLUMN("per-head-year")
                        COLUMN("last-year") COLUMN("change") COLUMN("base-year")
                            COLUMN("base-change") COLUMN("rank")
                                COLUMN("ranked") COLUMN("tie")
                                    COLUMN("last-rank") COLUMN("move")
                                        COLUMN("coverage") COLUMN("stated")
                                            COLUMN("source") "</table>";

#define TWO "990200 2021 T.CITY=6\n990300 2021 T.CITY=2"
#define YEARS                                                                  \
    "990200 2016 T.CITY=4\n990200 2020 T.CITY=3\n990300 2020 T.CITY=5\n" TWO

static const struct {
    const char *name, *returns, *row, *key, *expected;
} cases[] = {
    {"indicator's name", TWO, "T.CITY 990200 2021", "name", "City's"},
    {"area's name", TWO, "T.CITY 990200 2021", "area-name", "Westtown"},
    {"the area above", TWO, "T.CITY 990200 2021", "parent-name", "Northland"},
    {"nothing above the root", TWO, "T.CITY 990000 2021", "parent-name", ""},
    {"a flow's period", TWO, "T.CITY 990200 2021", "period", "2021"},
    {"a stock's is its end", "990200 2021 T.STOCK=6", "T.STOCK 990200 2021",
     "period", "2021-12-31"},
    {"measure", TWO, "T.CITY 990200 2021", "measure", "times"},
    {"value", TWO, "T.CITY 990200 2021", "value", "6"},
    {"missing is blank", TWO, "T.CITY 990100 2021", "value", ""},
    {"and says why", TWO, "T.CITY 990100 2021", "flags", "missing"},
    {"nil is zero here", "990200 2021 T.CITY=nil", "T.CITY 990200 2021",
     "value", "0"},
    {"a grade's name", "990200 2021 T.MARK=gold", "T.MARK 990200 2021", "value",
     "Gold"},
    {"words", "990200 2021 T.MOTTO=Onwards", "T.MOTTO 990200 2021", "value",
     "Onwards"},
    {"share", TWO, "T.CITY 990200 2021", "share", "75.00"},
    {"per 10,000", TWO, "T.CITY 990200 2021", "per-head", "20.00"},
    {"of which census", TWO, "T.CITY 990200 2021", "per-head-year", "2020"},
    {"none without a value", TWO, "T.CITY 990100 2021", "per-head-year", ""},
    {"last year's", YEARS, "T.CITY 990200 2021", "last-year", "3"},
    {"change", YEARS, "T.CITY 990200 2021", "change", "100.00"},
    {"a fall", YEARS, "T.CITY 990300 2021", "change", "-60.00"},
    {"the base year's", YEARS, "T.CITY 990200 2021", "base-year", "4"},
    {"change on it", YEARS, "T.CITY 990200 2021", "base-change", "50.00"},
    {"rank", YEARS, "T.CITY 990200 2021", "rank", "1"},
    {"of how many", YEARS, "T.CITY 990200 2021", "ranked", "2"},
    {"rank 0 is blank", YEARS, "T.CITY 990100 2021", "rank", ""},
    {"and so is of how many", YEARS, "T.CITY 990100 2021", "ranked", ""},
    {"last rank", YEARS, "T.CITY 990200 2021", "last-rank", "2"},
    {"a place won", YEARS, "T.CITY 990200 2021", "move", "1"},
    {"a place lost", YEARS, "T.CITY 990300 2021", "move", "-1"},
    {"no move from nowhere", TWO, "T.CITY 990200 2021", "move", ""},
    {"no tie", TWO, "T.CITY 990200 2021", "tie", ""},
    {"a tie", "990200 2021 T.CITY=6\n990300 2021 T.CITY=6",
     "T.CITY 990200 2021", "tie", "joint"},
    {"coverage", TWO, "T.CITY 990000 2021", "coverage", "2/3"},
    {"nothing else stated", TWO, "T.CITY 990200 2021", "stated", ""},
    {"a control says otherwise",
     "990200 2021 T.STOCK=6\n990100 2021 T.STOCK=1\n"
     "990100-watch 2021 T.STOCK=9@990100/own",
     "T.STOCK 990100 2021", "stated", ""},
    {"source", TWO, "T.CITY 990200 2021", "source", "990200 drop.xml:1"},
    {"own flags", "990200 2021 T.CITY=6!synthetic\n990300 2021 T.CITY=2",
     "T.CITY 990200 2021", "flags", "synthetic"},
    {"flags of who is beside it",
     "990200 2021 T.CITY=6!synthetic\n990300 2021 T.CITY=2",
     "T.CITY 990300 2021", "compared-flags", "partial; synthetic"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
