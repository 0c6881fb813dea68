/* Names of cells, both ways. */
#include "stages/ingest/xlsx_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *name;
    long row;
    int column;
} cells[] = {
    {"A1", 1, 0},    {"D12", 12, 3},   {"Z9", 9, 25},
    {"AA1", 1, 26},  {"AZ10", 10, 51}, {"BA10", 10, 52},
    {"ZZ3", 3, 701}, {"AAA3", 3, 702}, {"XFD1048576", 1048576, 16383},
};

static void test_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[CELL_NAME];
        long row;
        int column;
        struct view name = view_of(cells[i].name);
        cell_name(cells[i].row, cells[i].column, text);
        assert_string_equal(text, cells[i].name);
        assert_true(cell_take(&name, &row, &column));
        assert_int_equal(row, cells[i].row);
        assert_int_equal(column, cells[i].column);
        assert_int_equal(name.n, 0);
    }
}

/* What is left behind the cell; NULL where there is none. */
static const struct {
    const char *text, *rest;
} cases[] = {
    {"$D$12", ""},      {"D12:E13", ":E13"},
    {"A1 ", " "},       {"", NULL},
    {"12", NULL},       {"D", NULL},
    {"D0", NULL},       {"XFE1", NULL},
    {"A1048577", NULL}, {"d12", NULL},
    {"AAAA1", NULL},    {"A99999999999999999999", NULL},
    {":", NULL},        {"ZZZZZZZZZZZZZZZZZZZZZZZZ1", NULL},
};

static void test_rest(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long row;
        int column;
        struct view text = view_of(cases[i].text);
        bool good = cell_take(&text, &row, &column);
        if (good != (cases[i].rest != NULL))
            print_error("%s\n", cases[i].text);
        assert_int_equal(good, cases[i].rest != NULL);
        if (good)
            assert_true(view_equal(text, view_of(cases[i].rest)));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_ways),
        cmocka_unit_test(test_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
