/* Tests of tables as plain text: Chinese takes two columns a character. */
#include "pipeline/output/columns_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    size_t columns;
} widths[] = {
    {"", 0},        {"ab", 2}, {"荔湾", 4},    {"（a）", 5},
    {"e\u0301", 1}, {"𠮷", 2}, {"a\u200b", 1}, {"7,812", 5},
};

static void characters_take_their_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_int_equal(text_columns(view_of(widths[i].text)),
                         widths[i].columns);
}

static void columns_are_aligned(void **state)
{
    static const char *const cells[] = {"荔湾区",   "12", "按时",
                                        "b\x1b[2J", "3",  ""};
    struct arena arena;
    struct buf out = {0};
    (void)state;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena, LANGUAGE_ZH, VIEW("t"), VIEW("t"));
    table_column(t, VIEW("a"), VIEW("单位"), CELL_TEXT);
    table_column(t, VIEW("b"), VIEW("应报"), CELL_NUMBER);
    table_column(t, VIEW("c"), VIEW("状态"), CELL_TEXT);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        table_cell(t, view_of(cells[i]));
    columns_write(t, &out);
    assert_string_equal(out.p, "单位    应报  状态\n"
                               "荔湾区    12  按时\n"
                               "b\xEF\xBF\xBD[2J      3\n");
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_take_their_columns),
        cmocka_unit_test(columns_are_aligned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
