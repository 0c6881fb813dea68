/* The table of how sure ranks are: which rows, and what is in them. */
#include "stages/publish/tales.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/index_world.h"
#include "tests/support/printed_table.h"

static const char layout[] =
    "<table kind=\"robustness\" name=\"robustness\" zh=\"稳\" en=\"Sure\">"
    "<column key=\"what\" zh=\"w\" en=\"w\"/>"
    "<column key=\"area\" zh=\"a\" en=\"a\"/>"
    "<column key=\"against\" zh=\"g\" en=\"g\"/>"
    "<column key=\"value\" zh=\"v\" en=\"v\"/>"
    "<column key=\"nominal\" zh=\"n\" en=\"n\"/>"
    "<column key=\"rank\" zh=\"r\" en=\"r\"/>"
    "<column key=\"shift\" zh=\"s\" en=\"s\"/>"
    "<column key=\"note\" zh=\"o\" en=\"o\"/>"
    "<column key=\"flags\" zh=\"f\" en=\"f\"/></table>";

/* By beds alone 3 1 2, by fee alone 1 3 2; together 60 40 50. */
static const char parts[] = "<robustness seed=\"5\" runs=\"40\" weights=\"0\"/>"
                            "<indicator of=\"T.CITY\" weight=\"40\"/>"
                            "<indicator of=\"T.FEE\" weight=\"60\"/>";

static const char returns[] = "990100 2021 T.CITY=0!synthetic T.FEE=5\n"
                              "990200 2021 T.CITY=10 T.FEE=9\n"
                              "990300 2021 T.CITY=5 T.FEE=7\n";

static const struct {
    const char *row, *key, *expected;
} cells[] = {
    {"runs  ", "value", "40"},
    {"runs  ", "note", "seed=5"},
    {"pairs  ", "value", "100.0"},
    {"ahead 990100 990200", "value", "100.0"},
    {"ahead 990100 990200", "note", "never changes"},
    {"ahead 990100 990200", "nominal", "1"},
    {"ahead 990200 990300", "value", "0.0"},
    {"left-out-mean  T.CITY", "value", "0.00"},
    {"left-out-mean  T.FEE", "value", "1.33"},
    {"left-out 990100 T.FEE", "nominal", "1"},
    {"left-out 990100 T.FEE", "rank", "3"},
    {"left-out 990100 T.FEE", "shift", "-2"},
    {"left-out 990300 T.FEE", "shift", "0"},
    {"strength 990100", "against", "T.FEE"},
    {"strength 990100", "value", "100.00"},
    {"strength 990100", "rank", "1"},
    {"weakness 990100", "against", "T.CITY"},
    {"weakness 990100", "value", "0.00"},
    {"outliers  T.FEE", "value", "0.00"},
    {"outliers  T.FEE", "note", ""},
    {"left-out 990300 T.FEE", "flags",
     "synthetic: invented for a sample or a trial"},
};

static void every_tale(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", parts, returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const char *got = printed_cell(table, cells[i].row, cells[i].key);
        bool flags = !strcmp(cells[i].key, "flags");
        if (flags ? !*got : strcmp(got, cells[i].expected) != 0)
            fail_msg("%s %s: \"%s\" is not \"%s\"", cells[i].row, cells[i].key,
                     got, cells[i].expected);
    }
    tally_world_close(&world);
}

/* Two, three pairs, two indicators by themselves and for each area, the ends of
 * each area, both indicators' outliers. */
static void how_many_rows(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", parts, returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_ZH);
    assert_int_equal(table_rows(table), 2 + 3 + 2 * 4 + 3 * 4 + 2);
    tally_world_close(&world);
}

static void without_runs_the_rest_stays(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", strstr(parts, "<indicator"), returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_int_equal(table_rows(table), 3 * 4 + 2);
    tally_world_close(&world);
}

static void tales_stand_in_their_order(void **state)
{
    (void)state;
    assert_string_equal(composite_tales[TALE_RUNS].what, "runs");
    assert_string_equal(composite_tales[TALE_LEFT_OUT].what, "left-out");
    assert_string_equal(composite_tales[TALE_OUTLIERS].what, "outliers");
}

/* One far out among many years of one city. */
static void outliers_are_told(void **state)
{
    struct tally_world world;
    char text[2048] = "";
    (void)state;
    for (int year = 2020; year <= 2021; year++)
        for (int city = 1; city <= 3; city++) {
            size_t n = strlen(text);
            snprintf(text + n, sizeof text - n, "990%d00 %d T.CITY=%d\n", city,
                     year, city == 3 && year == 2021 ? 1000 : city + year);
        }
    index_world_open(&world, "years=\"all\"",
                     "<treat points=\"1\"/><indicator of=\"T.CITY\"/>", text);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_string_equal(printed_cell(table, "outliers  T.CITY", "note"),
                        "drawn in: 0 at the high end, 1 at the low");
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tale),
        cmocka_unit_test(how_many_rows),
        cmocka_unit_test(without_runs_the_rest_stays),
        cmocka_unit_test(tales_stand_in_their_order),
        cmocka_unit_test(outliers_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
