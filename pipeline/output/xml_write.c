/* Tables in our own small vocabulary, urn:nianbao:table:1. */
#include "pipeline/output/xml_write.h"

/* Names of the schema's type: in config/schemas/table.rng too. */
static const char *const cell_names[] = {
    [CELL_TEXT] = "text", [CELL_NUMBER] = "number", [CELL_CODE] = "code"};

/* Characters that XML 1.0 cannot hold however they are written. */
static bool is_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/* Line ends and tabs as references: a parser would turn them into blanks in an
 * attribute (XML 1.0, 3.3.3) and CR into LF anywhere (2.11). '>' because of
 * "]]>" (2.4). Apostrophes need none: attributes stand in double marks. */
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

/* What stands for the character in a document; NULL if it may stand there
 * itself. Malformed bytes read as U+FFFD, which is then written. */
static const char *written(uint32_t c)
{
    const char *e = entity(c);
    return e || (is_xml(c) && c != 0xFFFD) ? e : "\xEF\xBF\xBD";
}

/* Bytes that are written as they are, whatever character they belong to: in
 * well-formed text only what begins with EF can be forbidden. */
static size_t plain_front(struct view text)
{
    size_t n = 0;
    for (; n < text.n; n++) {
        unsigned char c = (unsigned char)text.p[n];
        if (c < 0x20 || c == '&' || c == '<' || c == '>' || c == '"' ||
            c == 0xEF)
            break;
    }
    return n;
}

static void escape_one(struct view *text, struct buf *out)
{
    const char *at = text->p;
    const char *instead = written(utf8_next(text));
    if (instead)
        buf_adds(out, instead);
    else
        buf_add(out, (struct view){at, (size_t)(text->p - at)});
}

/* Character by character only where the bytes are none. */
void xml_escape(struct view text, struct buf *out)
{
    bool whole = utf8_valid(text);
    while (text.n) {
        size_t n = whole ? plain_front(text) : 0;
        buf_add(out, (struct view){text.p, n});
        text = (struct view){text.p + n, text.n - n};
        if (text.n)
            escape_one(&text, out);
    }
}

/* `name` is ours and needs no escape. */
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
        if (!text.n) {
            buf_add(out, VIEW("<c/>"));
            continue;
        }
        buf_add(out, VIEW("<c>"));
        xml_escape(text, out);
        buf_add(out, VIEW("</c>"));
    }
    buf_adds(out, "</row>\n");
}

/* No time and no path: the same table gives the same bytes. `synthetic` stands
 * at the root, so that no reader takes a sample for the province. */
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
