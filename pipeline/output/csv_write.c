/* CSV as spreadsheets on Chinese Windows read it. */
#include "pipeline/output/csv_write.h"

/* Without the mark Excel on Windows reads the system's code page, GBK, and
 * shows rubbish; who reads it as UTF-8 drops it. */
#define BOM "\xEF\xBB\xBF"

/* Characters that make a spreadsheet run a cell (CWE-1236), full width ones
 * among them: Excel in Chinese takes those as well. The line ends are on
 * OWASP's list, for a cell that begins with one may become two. */
static bool runs_as_formula(struct view text)
{
    uint32_t c = utf8_next(&text);
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' ||
           c == '\r' || c == '\n' || c == 0xFF1D || c == 0xFF0B ||
           c == 0xFF0D || c == 0xFF20;
}

/* RFC 4180, 2.6; and blanks at the ends, which readers trim where there are no
 * quotation marks, though its rule 4 forbids it. */
static bool wants_quotes(struct view text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c <= ',' && (c == ',' || c == '"' || c == '\r' || c == '\n'))
            return true;
    }
    return text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ');
}

/* A quotation mark inside is written twice (RFC 4180, 2.7). */
static void quote(struct view text, struct buf *out)
{
    buf_byte(out, '"');
    while (text.p) {
        buf_add(out, view_cut(&text, '"'));
        buf_adds(out, text.p ? "\"\"" : "");
    }
    buf_byte(out, '"');
}

/* A number of ours, or the dash that stands for nil: no formula. What a column
 * of values holds besides came from outside and is treated as text. */
static bool is_number(struct view text)
{
    size_t i = text.n && text.p[0] == '-';
    for (; i < text.n; i++)
        if (text.p[i] != '.' && (text.p[i] < '0' || text.p[i] > '9'))
            return false;
    return true;
}

/* Made harmless before it is quoted: quotation marks do not keep a spreadsheet
 * from running what is in them. The apostrophe is what Excel itself uses. */
void csv_cell(struct view text, enum cell_kind kind, struct buf *out)
{
    struct buf safe = {0};
    if (!text.n)
        return;
    if (runs_as_formula(text) && !(kind == CELL_NUMBER && is_number(text))) {
        buf_byte(&safe, '\'');
        buf_add(&safe, text);
        text = buf_view(&safe);
    }
    if (wants_quotes(text))
        quote(text, out);
    else
        buf_add(out, text);
    out->failed = out->failed || safe.failed;
    buf_release(&safe);
}

/* CRLF also behind the last line (RFC 4180, 2.1 and 2.2). */
static void line_end(size_t column, size_t columns, struct buf *out)
{
    buf_adds(out, column + 1 == columns ? "\r\n" : ",");
}

/* Titles are the survey's, but go through the same mill. */
void csv_write(const struct table *table, struct buf *out)
{
    const struct table_column *columns = table->columns.at;
    size_t count = table->columns.count;
    buf_adds(out, BOM);
    for (size_t c = 0; c < count; c++) {
        csv_cell(columns[c].title, CELL_TEXT, out);
        line_end(c, count, out);
    }
    for (size_t r = 0; r < table_rows(table); r++)
        for (size_t c = 0; c < count; c++) {
            csv_cell(table_at(table, r, c), columns[c].kind, out);
            line_end(c, count, out);
        }
}
