/* Tables in our own small vocabulary, urn:nianbao:table:1. */
#include "pipeline/output/xml_write.h"

static const char *const cell_names[] = {
    [CELL_TEXT] = "text", [CELL_NUMBER] = "number", [CELL_CODE] = "code"};

/* Characters that XML 1.0 cannot hold however they are written. */
static bool is_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;";
    case '\n':
        return "&#10;";
    case '\t':
        return "&#9;";
    default:
        return NULL;
    }
}

void xml_escape(struct view text, struct buf *out)
{
    while (text.n) {
        uint32_t c = utf8_next(&text);
        const char *e = entity(c);
        if (e)
            buf_adds(out, e);
        else
            buf_rune(out, is_xml(c) ? c : 0xFFFD);
    }
}

static void attribute(struct buf *out, const char *name, struct view value)
{
    buf_format(out, " %s=\"", name);
    xml_escape(value, out);
    buf_byte(out, '"');
}

static void element(struct buf *out, const char *name, struct view text)
{
    buf_format(out, "  <%s>", name);
    xml_escape(text, out);
    buf_format(out, "</%s>\n", name);
}

static void write_columns(const struct table *table, struct buf *out)
{
    const struct table_column *columns = table->columns.at;
    buf_adds(out, "  <columns>\n");
    for (size_t c = 0; c < table->columns.count; c++) {
        buf_adds(out, "    <column");
        attribute(out, "key", columns[c].key);
        attribute(out, "kind", view_of(cell_names[columns[c].kind]));
        attribute(out, "title", columns[c].title);
        buf_adds(out, "/>\n");
    }
    buf_adds(out, "  </columns>\n");
}

/* Cells stand in the order of the columns; an empty one is an empty element,
 * so that they can be counted. */
static void write_row(const struct table *table, size_t row, struct buf *out)
{
    buf_adds(out, "    <row>");
    for (size_t c = 0; c < table->columns.count; c++) {
        struct view text = table_at(table, row, c);
        buf_adds(out, text.n ? "<c>" : "<c/>");
        xml_escape(text, out);
        buf_adds(out, text.n ? "</c>" : "");
    }
    buf_adds(out, "</row>\n");
}

void xml_write(const struct table *table, struct view release, struct buf *out)
{
    const char *language = language_code(table->language);
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<table "
                  "xmlns=\"urn:nianbao:table:1\"");
    attribute(out, "name", table->name);
    attribute(out, "xml:lang", view_of(language));
    attribute(out, "release", release);
    attribute(out, "synthetic", table->synthetic ? VIEW("yes") : VIEW("no"));
    buf_adds(out, ">\n");
    element(out, "title", table->title);
    if (table->note.n)
        element(out, "note", table->note);
    write_columns(table, out);
    buf_adds(out, "  <rows>\n");
    for (size_t r = 0; r < table_rows(table); r++)
        write_row(table, r, out);
    buf_adds(out, "  </rows>\n</table>\n");
}
