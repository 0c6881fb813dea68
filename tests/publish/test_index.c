/* The table of an index: a row for each part and area. */
#include "stages/publish/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/index_world.h"
#include "tests/support/printed_table.h"

static const char layout[] =
    "<table kind=\"index\" name=\"index\" zh=\"指数\" en=\"Index\">"
    "<column key=\"part\" zh=\"p\" en=\"p\"/>"
    "<column key=\"area\" zh=\"a\" en=\"a\"/>"
    "<column key=\"part-kind\" zh=\"k\" en=\"k\"/>"
    "<column key=\"weight\" zh=\"w\" en=\"w\"/>"
    "<column key=\"score\" zh=\"s\" en=\"s\"/>"
    "<column key=\"rank\" zh=\"r\" en=\"r\"/>"
    "<column key=\"ranked\" zh=\"n\" en=\"n\"/>"
    "<column key=\"tie\" zh=\"t\" en=\"t\"/>"
    "<column key=\"grade\" zh=\"g\" en=\"g\"/>"
    "<column key=\"rank-low\" zh=\"l\" en=\"l\"/>"
    "<column key=\"rank-high\" zh=\"h\" en=\"h\"/>"
    "<column key=\"rank-median\" zh=\"m\" en=\"m\"/>"
    "<column key=\"rank-mean\" zh=\"e\" en=\"e\"/>"
    "<column key=\"last-score\" zh=\"y\" en=\"y\"/>"
    "<column key=\"change\" zh=\"c\" en=\"c\"/>"
    "<column key=\"last-rank\" zh=\"o\" en=\"o\"/>"
    "<column key=\"move\" zh=\"v\" en=\"v\"/>"
    "<column key=\"coverage\" zh=\"b\" en=\"b\"/>"
    "<column key=\"flags\" zh=\"f\" en=\"f\"/>"
    "<column key=\"compared-flags\" zh=\"q\" en=\"q\"/>"
    "<column key=\"reasons\" zh=\"x\" en=\"x\"/>"
    "<column key=\"basis\" zh=\"i\" en=\"i\"/></table>";

static const char parts[] =
    "<robustness seed=\"1\" runs=\"40\" weights=\"0\"/>"
    "<group code=\"G\" zh=\"组\" en=\"G\" weight=\"30\">"
    "<indicator of=\"T.CITY\" method=\"goalposts\" from=\"0\" to=\"100\"/>"
    "<indicator of=\"T.MAX\"/></group>"
    "<group code=\"H\" zh=\"组\" en=\"H\" weight=\"70\">"
    "<indicator of=\"T.FEE\"/></group>"
    "<grade code=\"A\" zh=\"优\" en=\"best\" from=\"60\"/>"
    "<grade code=\"B\" zh=\"良\" en=\"fair\"/>"
    "<veto zh=\"否决\" en=\"low fee\" grade=\"B\">T.FEE &lt; 6</veto>"
    "<bonus zh=\"加分\" en=\"big\" points=\"1\">T.STOCK &gt; 9</bonus>";

static const char returns[] =
    "990100 2020 T.CITY=10 T.FEE=7\n990200 2020 T.CITY=20 T.FEE=6\n"
    "990100 2021 T.CITY=50!synthetic T.FEE=5\n"
    "990200 2021 T.CITY=30 T.FEE=9 T.STOCK=3\n";

/* Cells of the row "PART AREA". The veto is known of the first city alone, the
 * bonus of the second. */
static const struct {
    const char *row, *key, *en, *zh;
} cells[] = {
    {"X 990100", "part-kind", "index", "总指数"},
    {"G 990100", "part-kind", "group", "分组"},
    {"T.FEE 990100", "part-kind", "indicator", "指标"},
    {"X 990100", "weight", "100.00", "100.00"},
    {"G 990100", "weight", "30.00", "30.00"},
    {"T.CITY 990100", "weight", "15.00", "15.00"},
    {"X 990100", "score", "85.00", "85.00"},
    {"G 990100", "score", "50.00", "50.00"},
    {"X 990200", "score", "9.00", "9.00"},
    {"X 990300", "score", "", ""},
    {"X 990100", "rank", "1", "1"},
    {"X 990300", "rank", "", ""},
    {"X 990200", "ranked", "2", "2"},
    {"X 990100", "tie", "", ""},
    {"X 990100", "grade", "fair", "良"},
    {"G 990100", "grade", "", ""},
    {"X 990200", "rank-low", "2", "2"},
    {"X 990200", "rank-high", "2", "2"},
    {"X 990200", "rank-median", "2", "2"},
    {"X 990200", "rank-mean", "2.00", "2.00"},
    {"G 990200", "rank-low", "", ""},
    {"X 990100", "last-score", "38.00", "38.00"},
    {"X 990100", "change", "47.00", "47.00"},
    {"X 990100", "last-rank", "2", "2"},
    {"X 990100", "move", "1", "1"},
    {"X 990100", "coverage", "2/3", "2/3"},
    {"X 990300", "coverage", "0/3", "0/3"},
    {"X 990100", "flags", "synthetic", ""},
    {"X 990200", "flags", "", ""},
    {"X 990300", "compared-flags", "", ""},
    {"X 990100", "reasons",
     "T.MAX: not known; low fee: veto: it limits the score or the grade; big: "
     "cannot be judged and was not applied",
     ""},
    {"X 990100", "basis", "own", "自"},
    {"G 990100", "basis", "", ""},
    {"T.MAX 990100", "reasons", "not known", "无数据"},
    {"G 990100", "reasons", "T.MAX: not known", "T.MAX：无数据"},
};

static void check(const struct table *table, enum language language)
{
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const char *expected =
            language == LANGUAGE_EN ? cells[i].en : cells[i].zh;
        const char *got = printed_cell(table, cells[i].row, cells[i].key);
        bool begins = !strncmp(got, expected, strlen(expected));
        if (!begins || (!*expected && *cells[i].en == 0 && *got))
            fail_msg("%s %s: \"%s\" is not \"%s\"", cells[i].row, cells[i].key,
                     got, expected);
    }
}

static void every_column(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "years=\"all\" coverage=\"0.6\"", parts, returns);
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        const struct table *table =
            printed_table(&world, layout, (enum language)l);
        assert_int_equal(table_rows(table), 3 * 6);
        check(table, (enum language)l);
        assert_true(table->synthetic);
    }
    tally_world_close(&world);
}

/* Scores on scales of each year's own are not beside each other. */
static void years_apart_have_no_change(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "years=\"one\" coverage=\"0.6\"", parts, returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_string_equal(printed_cell(table, "X 990100", "last-score"), "");
    assert_string_equal(printed_cell(table, "X 990100", "change"), "");
    assert_string_equal(printed_cell(table, "X 990100", "last-rank"), "2");
    tally_world_close(&world);
}

static void a_tie_says_so(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", "<indicator of=\"T.CITY\"/>",
                     "990100 2021 T.CITY=3\n990200 2021 T.CITY=3\n"
                     "990300 2021 T.CITY=1\n");
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_string_equal(printed_cell(table, "X 990200", "tie"), "joint");
    assert_string_equal(printed_cell(table, "X 990300", "tie"), "");
    assert_string_equal(printed_cell(table, "X 990300", "rank"), "3");
    assert_string_equal(printed_cell(table, "X 990300", "rank-low"), "");
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column),
        cmocka_unit_test(years_apart_have_no_change),
        cmocka_unit_test(a_tie_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
