/* The indices at a glance: which columns, which cells. */
#include "stages/publish/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/index_world.h"
#include "tests/support/printed_table.h"

static const char layout[] =
    "<table kind=\"index-groups\" name=\"index-groups\" zh=\"指\" en=\"I\">"
    "<column key=\"area\" zh=\"a\" en=\"a\"/></table>";

/* The group below a group is not shown. */
static const char parts[] = "<group code=\"G\" zh=\"组\" en=\"Group\">"
                            "<group code=\"H\" zh=\"组\" "
                            "en=\"Lower\"><indicator of=\"T.CITY\"/></group>"
                            "</group>";

static const char returns[] =
    "990200 2021 T.CITY=3!synthetic\n990300 2021 T.CITY=2\n"
    "990100 2021 T.CITY=9\n";

static void scores_and_ranks(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "group=\"INLAND\"", parts, returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_EN);
    assert_string_equal(printed_keys(table), "area X X-rank G G-rank flags");
    assert_int_equal(table_rows(table), 3);
    assert_string_equal(printed_cell(table, "990200", "X"), "100.00");
    assert_string_equal(printed_cell(table, "990200", "G-rank"), "1");
    assert_string_equal(printed_cell(table, "990300", "X-rank"), "2");
    assert_true(table->synthetic);
    tally_world_close(&world);
}

static void who_does_not_compete_is_blank(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "group=\"INLAND\"", parts, returns);
    const struct table *table = printed_table(&world, layout, LANGUAGE_ZH);
    assert_string_equal(printed_cell(table, "990100", "X"), "");
    assert_string_equal(printed_cell(table, "990100", "G-rank"), "");
    assert_string_equal(printed_cell(table, "990100", "flags"), "");
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_and_ranks),
        cmocka_unit_test(who_does_not_compete_is_blank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
