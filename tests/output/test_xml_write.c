/* Tests of tables as XML: escapes, what XML cannot hold, the document. */
#include "pipeline/output/xml_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    size_t n;
    const char *expected;
} escapes[] = {
#define TEXT(literal) literal, sizeof(literal) - 1
    {TEXT(""), ""},
    {TEXT("民政 & welfare"), "民政 &amp; welfare"},
    {TEXT("<a href=\"x\">"), "&lt;a href=&quot;x&quot;&gt;"},
    {TEXT("]]>"), "]]&gt;"},
    {TEXT("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d"},
    {TEXT("a\0b"), "a\xEF\xBF\xBD"
                   "b"},
    {TEXT("\x01\x1F"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {TEXT("\xEF\xBF\xBE"), "\xEF\xBF\xBD"},
    {TEXT("\xF0\xA0\xAE\xB7"), "\xF0\xA0\xAE\xB7"},
    {TEXT("broken \xE5\xB9"), "broken \xEF\xBF\xBD\xEF\xBF\xBD"},
    {TEXT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
#undef TEXT
};

static void test_escape(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        struct buf out = {0};
        xml_escape((struct view){escapes[i].text, escapes[i].n}, &out);
        assert_string_equal(out.p ? out.p : "", escapes[i].expected);
        buf_release(&out);
    }
}

static struct table *small_table(struct arena *arena)
{
    struct table *table =
        table_new(arena, LANGUAGE_ZH, VIEW("ranking"), VIEW("位次 <表>"));
    table_column(table, VIEW("area"), VIEW("地区"), CELL_CODE);
    table_column(table, VIEW("v"), VIEW("\"值\""), CELL_NUMBER);
    table_column(table, VIEW("text"), VIEW("注"), CELL_TEXT);
    table_cell(table, VIEW("440100"));
    table_cell(table, VIEW("-0.5"));
    table_cell(table, VIEW("A&B"));
    table_cell(table, VIEW("440300"));
    table_cell(table, VIEW(""));
    table_cell(table, VIEW("=1"));
    return table;
}

static const char document[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<table xmlns=\"urn:nianbao:table:1\" name=\"ranking\" xml:lang=\"zh\" "
    "release=\"0123abcd\" synthetic=\"no\">\n"
    "  <title>位次 &lt;表&gt;</title>\n"
    "  <columns>\n"
    "    <column key=\"area\" kind=\"code\" title=\"地区\"/>\n"
    "    <column key=\"v\" kind=\"number\" title=\"&quot;值&quot;\"/>\n"
    "    <column key=\"text\" kind=\"text\" title=\"注\"/>\n"
    "  </columns>\n"
    "  <rows>\n"
    "    <row><c>440100</c><c>-0.5</c><c>A&amp;B</c></row>\n"
    "    <row><c>440300</c><c/><c>=1</c></row>\n"
    "  </rows>\n"
    "</table>\n";

static void test_document(void **state)
{
    struct arena arena;
    struct buf out = {0};
    (void)state;
    arena_init(&arena, 0);
    xml_write(small_table(&arena), VIEW("0123abcd"), &out);
    assert_string_equal(buf_view(&out).p, document);
    buf_release(&out);
    arena_release(&arena);
}

static void test_note_and_synthetic(void **state)
{
    struct arena arena;
    struct buf out = {0};
    (void)state;
    arena_init(&arena, 0);
    struct table *table = small_table(&arena);
    table->note = VIEW("a < b");
    table->synthetic = true;
    xml_write(table, VIEW("0123abcd"), &out);
    assert_non_null(strstr(buf_view(&out).p, " synthetic=\"yes\">"));
    assert_non_null(strstr(buf_view(&out).p, "  <note>a &lt; b</note>\n"));
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_note_and_synthetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
