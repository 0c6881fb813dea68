/* A table as plain text for a terminal. */
#include "pipeline/output/columns_write.h"

enum { COLUMNS_MOST = 64, GAP = 2 };

/* Blocks of wide characters that a survey's names are written in. */
static bool is_wide(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) ||
           (c >= 0x3041 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
           (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
           (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

static bool is_combining(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0xfe00 && c <= 0xfe0f);
}

size_t text_columns(struct view text)
{
    size_t n = 0;
    while (text.n) {
        uint32_t c = utf8_next(&text);
        n += is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
    }
    return n;
}

/* What may stand in a cell of one line. */
static void put_safe(struct view text, struct buf *out)
{
    while (text.n) {
        uint32_t c = utf8_next(&text);
        buf_rune(out, c < 0x20 || (c >= 0x7f && c < 0xa0) ? 0xfffd : c);
    }
}

static void pad(size_t n, struct buf *out)
{
    for (; n > 0; n--)
        buf_byte(out, ' ');
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void put_cell(struct view text, size_t width, enum cell_kind kind,
                     struct buf *out)
{
    size_t left = width - text_columns(text);
    if (kind == CELL_NUMBER)
        pad(left, out);
    put_safe(text, out);
    if (kind != CELL_NUMBER)
        pad(left, out);
    pad(GAP, out);
}

/* Without the blanks that would only wrap a narrow terminal. */
static void end_line(struct buf *out)
{
    while (out->n && out->p[out->n - 1] == ' ')
        out->n--;
    buf_byte(out, '\n');
}

static size_t width_of(const struct table *table, size_t column)
{
    const struct table_column *columns = table->columns.at;
    size_t width = text_columns(columns[column].title);
    for (size_t r = 0; r < table_rows(table); r++)
        width = larger(width, text_columns(table_at(table, r, column)));
    return width;
}

void columns_write(const struct table *table, struct buf *out)
{
    const struct table_column *columns = table->columns.at;
    size_t count = table->columns.count, widths[COLUMNS_MOST] = {0};
    if (count > COLUMNS_MOST)
        count = COLUMNS_MOST;
    for (size_t c = 0; c < count; c++)
        widths[c] = width_of(table, c);
    for (size_t r = 0; r <= table_rows(table); r++) {
        for (size_t c = 0; c < count; c++)
            put_cell(r ? table_at(table, r - 1, c) : columns[c].title,
                     widths[c], columns[c].kind, out);
        end_line(out);
    }
}
