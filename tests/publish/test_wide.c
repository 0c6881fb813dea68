/* Tests of wide tables: groups of cities summed, and rows as laid out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/printed_table.h"

#define WIDE(section)                                                          \
    "<table kind='wide' name='w' zh='宽' en='W' section='" section "'>"        \
    "<column key='area' zh='码' en='code'/>"                                  \
    "<column key='area-name' zh='名' en='name'/></table>"

/* INLAND is Westtown (990200) and Southtown (990300). */
static const struct {
    const char *name, *returns, *row, *key, *expected, *flags;
} cases[] = {
    {"a city", "990200 2021 T.CITY=5", "990200", "T.CITY", "5", ""},
    {"a group's sum", "990200 2021 T.CITY=5\n990300 2021 T.CITY=7", "INLAND",
     "T.CITY", "12", ""},
    {"a ratio of sums, no mean of ratios",
     "990200 2021 T.FLOW=1 T.DONE=2\n990300 2021 T.FLOW=3 T.DONE=10", "INLAND",
     "T.RATE", "33.3", ""},
    {"what is derived from a ratio",
     "990200 2021 T.FLOW=1 T.DONE=2\n990300 2021 T.FLOW=3 T.DONE=10", "INLAND",
     "T.TWICE", "66.7", ""},
    {"who is missing leaves it partial", "990200 2021 T.CITY=5", "INLAND",
     "T.CITY", "5", "partial"},
    {"nobody known is no zero", "990200 2021 T.CITY=5", "COAST", "T.CITY", "",
     ""},
    {"not applicable is no part",
     "990200 2021 T.CITY=5\n990300 2021 T.CITY=not-applicable", "INLAND",
     "T.CITY", "5", ""},
    {"nil is a part", "990200 2021 T.CITY=5\n990300 2021 T.CITY=nil", "INLAND",
     "T.CITY", "5", ""},
    {"nil keeps its sign at the city", "990300 2021 T.CITY=nil", "990300",
     "T.CITY", "-", "nil"},
    {"what travels", "990200 2021 T.CITY=5\n990300 2021 T.CITY=7!synthetic",
     "INLAND", "T.CITY", "12", "synthetic"},
    {"what does not", "990200 2021 T.CITY=5\n990300 2021 T.CITY=7!late",
     "INLAND", "T.CITY", "12", ""},
    {"but stays with the city", "990300 2021 T.CITY=7!late", "990300", "T.CITY",
     "7", "late"},
    {"what does not add up", "990200 2021 T.FEE=5\n990300 2021 T.FEE=7",
     "INLAND", "T.FEE", "", ""},
};

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        print_message("%s\n", cases[i].name);
        printed_world(&world, NULL, cases[i].returns);
        const struct table *table =
            printed_table(&world, WIDE("schools"), LANGUAGE_EN);
        assert_string_equal(printed_cell(table, cases[i].row, cases[i].key),
                            cases[i].expected);
        assert_string_equal(printed_cell(table, cases[i].row, "flags"),
                            cases[i].flags);
        tally_world_close(&world);
    }
}

/* Two cities may name one thing: a group's count of things is not known. */
static void test_union(void **state)
{
    struct tally_world world;
    (void)state;
    printed_world(&world, NULL,
                  "990200 2021 T.PRIZES={a/b/c|d}\n990300 2021 T.PRIZES={a}");
    const struct table *table =
        printed_table(&world, WIDE("clubs"), LANGUAGE_EN);
    assert_string_equal(printed_cell(table, "990200", "T.PRIZES"), "2");
    assert_string_equal(printed_cell(table, "INLAND", "T.PRIZES"), "");
    tally_world_close(&world);
}

/* The stub is what the layout says, be it one column or another order. */
static void test_stub(void **state)
{
    static const char name_alone[] =
        "<table kind='wide' name='w' zh='宽' en='W' section='schools'>"
        "<column key='area-name' zh='名' en='name'/></table>";
    struct tally_world world;
    (void)state;
    printed_world(&world, NULL, "990200 2021 T.CITY=5");
    const struct table *table = printed_table(&world, name_alone, LANGUAGE_EN);
    assert_string_equal(printed_cell(table, "Westtown", "T.CITY"), "5");
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_union),
        cmocka_unit_test(test_stub),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
