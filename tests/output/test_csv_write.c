/* Tests of tables as CSV: quotes, formulas made harmless, line ends. */
#include "pipeline/output/csv_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BOM "\xEF\xBB\xBF"

/* One cell below a column called c, as it comes out; without BOM, header and
 * the last line end. */
static void write_cell(const char *text, enum cell_kind kind, struct buf *out)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct table *table =
        table_new(&arena, LANGUAGE_EN, VIEW("t"), VIEW("title"));
    table_column(table, VIEW("key"), VIEW("c"), kind);
    table_cell(table, view_of(text));
    csv_write(table, out);
    arena_release(&arena);
}

static const struct {
    const char *text;
    enum cell_kind kind;
    const char *expected;
} cells[] = {
    {"", CELL_TEXT, ""},
    {"Guangzhou", CELL_TEXT, "Guangzhou"},
    {"广州市", CELL_TEXT, "广州市"},
    /* RFC 4180 */
    {"a,b", CELL_TEXT, "\"a,b\""},
    {"say \"nil\"", CELL_TEXT, "\"say \"\"nil\"\"\""},
    {"two\nlines", CELL_TEXT, "\"two\nlines\""},
    {" blank before", CELL_TEXT, "\" blank before\""},
    {"blank behind ", CELL_TEXT, "\"blank behind \""},
    {"；，、", CELL_TEXT, "；，、"},
    /* what a spreadsheet would run */
    {"=1+1", CELL_TEXT, "'=1+1"},
    {"+86", CELL_TEXT, "'+86"},
    {"-", CELL_TEXT, "'-"},
    {"@SUM(A1)", CELL_TEXT, "'@SUM(A1)"},
    {"\t=1", CELL_TEXT, "'\t=1"},
    {"\r=1", CELL_TEXT, "\"'\r=1\""},
    {"=HYPERLINK(\"x\",\"y\")", CELL_TEXT,
     "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
    {"＝1+1", CELL_TEXT, "'＝1+1"},
    {"＋1", CELL_TEXT, "'＋1"},
    {"－1", CELL_TEXT, "'－1"},
    {"＠a", CELL_TEXT, "'＠a"},
    {"1=1", CELL_TEXT, "1=1"},
    {"=1", CELL_CODE, "'=1"},
    /* numbers stay numbers */
    {"-91", CELL_NUMBER, "-91"},
    {"-0.25", CELL_NUMBER, "-0.25"},
    {"-", CELL_NUMBER, "-"},
    {"18135000000", CELL_NUMBER, "18135000000"},
    {"-1+cmd", CELL_NUMBER, "'-1+cmd"},
    {"=1", CELL_NUMBER, "'=1"},
    {"+1", CELL_NUMBER, "'+1"},
};

static void test_cells(void **state)
{
    static const char front[] = BOM "c\r\n";
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct buf out = {0};
        write_cell(cells[i].text, cells[i].kind, &out);
        struct view text = buf_view(&out);
        assert_true(view_starts(text, view_of(front)));
        assert_true(view_ends(text, VIEW("\r\n")));
        out.p[out.n - 2] = '\0';
        assert_string_equal(out.p + strlen(front), cells[i].expected);
        buf_release(&out);
    }
}

static void test_table(void **state)
{
    struct arena arena;
    struct buf out = {0};
    (void)state;
    arena_init(&arena, 0);
    struct table *table =
        table_new(&arena, LANGUAGE_EN, VIEW("t"), VIEW("title"));
    table_column(table, VIEW("area"), VIEW("area code"), CELL_CODE);
    table_column(table, VIEW("value"), VIEW("=value"), CELL_NUMBER);
    table_cell(table, VIEW("440100"));
    table_cell(table, VIEW("7.5"));
    table_cell(table, VIEW("440300"));
    table_cell(table, VIEW(""));
    csv_write(table, &out);
    assert_string_equal(buf_view(&out).p, BOM "area code,'=value\r\n"
                                              "440100,7.5\r\n"
                                              "440300,\r\n");
    buf_release(&out);
    arena_release(&arena);
}

/* A table that nobody reported for still has its header. */
static void test_no_rows(void **state)
{
    struct arena arena;
    struct buf out = {0};
    (void)state;
    arena_init(&arena, 0);
    struct table *table =
        table_new(&arena, LANGUAGE_EN, VIEW("t"), VIEW("title"));
    table_column(table, VIEW("a"), VIEW("a"), CELL_TEXT);
    csv_write(table, &out);
    assert_string_equal(buf_view(&out).p, BOM "a\r\n");
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
