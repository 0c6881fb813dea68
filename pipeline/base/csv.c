/* A reader of comma-separated lists; every complaint names the line. */
#include "pipeline/base/csv.h"

#include <stdarg.h>
#include <string.h>

/* One record while it is split into cells. */
struct record {
    struct view *cells;
    size_t count;
    struct buf unquoted; /* the cell being unquoted */
};

enum status csv_fault(const struct csv *csv, struct err *err,
                      const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    err_setv(err, FAULT_CONFIG, format, arguments);
    va_end(arguments);
    err_at(err, csv->file, csv->line, 0);
    return STATUS_FATAL;
}

/* Keeps a cell in the arena, so that `text` may go before its cells. */
static enum status keep_cell(struct csv *csv, struct record *record,
                             struct view cell, struct err *err)
{
    struct view trimmed = view_trim(cell);

    if (record->count == CSV_COLUMNS_MAX)
        return csv_fault(csv, err, "more than %d columns", CSV_COLUMNS_MAX);
    if (!utf8_valid(trimmed)) {
        csv_fault(csv, err, "column %zu is not UTF-8", record->count + 1);
        err_remedy(err, "save the list as \"CSV UTF-8\"");
        return STATUS_FATAL;
    }
    record->cells[record->count++] =
        trimmed.n ? arena_copy(csv->arena, trimmed) : VIEW("");
    return csv->arena->failed ? err_memory(err) : STATUS_OK;
}

static void skip(struct csv *csv, size_t n)
{
    csv->rest.p += n;
    csv->rest.n -= n;
}

static bool at_byte(const struct csv *csv, char byte)
{
    return csv->rest.n > 0 && csv->rest.p[0] == byte;
}

/* A CR counts as the line's end only before an LF or the file's end. */
static size_t line_end(const struct csv *csv)
{
    if (at_byte(csv, '\n'))
        return 1;
    if (!at_byte(csv, '\r'))
        return 0;
    if (csv->rest.n == 1)
        return 1;
    return csv->rest.p[1] == '\n' ? 2 : 0;
}

static bool at_cell_end(const struct csv *csv)
{
    return csv->rest.n == 0 || at_byte(csv, ',') || line_end(csv) > 0;
}

/* RFC 4180, 2, rule 5: a quotation mark only in a quoted cell. A lenient reader
 * would take the rest of the file for one cell, and nobody would be told. */
static enum status plain_cell(struct csv *csv, struct record *record,
                              struct err *err)
{
    struct view cell = {csv->rest.p, 0};

    while (!at_cell_end(csv)) {
        if (at_byte(csv, '"'))
            return csv_fault(csv, err,
                             "column %zu: a quotation mark inside a cell "
                             "that does not begin with one",
                             record->count + 1);
        skip(csv, 1);
    }
    cell.n = (size_t)(csv->rest.p - cell.p);
    return keep_cell(csv, record, cell, err);
}

/* The part up to the next quotation mark; false if there is none. */
static bool take_quoted(struct csv *csv, struct buf *to)
{
    const char *from = csv->rest.p;
    const char *mark = csv->rest.n ? memchr(from, '"', csv->rest.n) : NULL;

    if (!mark)
        return false;
    for (const char *p = from; p < mark; p++)
        csv->next_line += *p == '\n';
    buf_add(to, (struct view){from, (size_t)(mark - from)});
    skip(csv, (size_t)(mark - from) + 1);
    return true;
}

/* Unquotes into `to`, from after the first mark to after the last; a doubled
 * mark stands for one. */
static bool unquote(struct csv *csv, struct buf *to)
{
    buf_clear(to);
    while (take_quoted(csv, to)) {
        if (!at_byte(csv, '"'))
            return true;
        buf_byte(to, '"');
        skip(csv, 1);
    }
    return false;
}

/* A cell may hold line ends, so the row's line is that of its beginning and the
 * reader counts the others itself. */
static enum status quoted_cell(struct csv *csv, struct record *record,
                               struct err *err)
{
    skip(csv, 1);
    if (!unquote(csv, &record->unquoted))
        return csv_fault(csv, err, "column %zu: the quotation has no end",
                         record->count + 1);
    if (!at_cell_end(csv))
        return csv_fault(csv, err, "column %zu: text after the quotation",
                         record->count + 1);
    if (record->unquoted.failed)
        return err_memory(err);
    return keep_cell(csv, record, buf_view(&record->unquoted), err);
}

static enum status next_cell(struct csv *csv, struct record *record,
                             struct err *err)
{
    return at_byte(csv, '"') ? quoted_cell(csv, record, err)
                             : plain_cell(csv, record, err);
}

/* An empty line is a row of one empty cell, and a comma at the end has another
 * behind it. */
static enum status read_cells(struct csv *csv, struct record *record,
                              struct err *err)
{
    for (;;) {
        enum status status = next_cell(csv, record, err);

        if (status != STATUS_OK || !at_byte(csv, ','))
            return status;
        skip(csv, 1);
    }
}

/* One record, blank or not, with its end of line. STATUS_END at the file's. */
static enum status read_record(struct csv *csv, struct view *cells,
                               size_t *count, struct err *err)
{
    struct record record = {.cells = cells};
    enum status status;

    csv->line = csv->next_line;
    if (csv->rest.n == 0)
        return STATUS_END;
    status = read_cells(csv, &record, err);
    buf_release(&record.unquoted);
    if (csv->rest.n > 0)
        skip(csv, line_end(csv));
    csv->next_line++;
    *count = record.count;
    return status;
}

/* Spreadsheets keep emptied rows as rows of commas. */
static bool is_blank(const struct view *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cells[i].n > 0)
            return false;
    return true;
}

static enum status read_filled(struct csv *csv, struct view *cells,
                               size_t *count, struct err *err)
{
    enum status status;

    do
        status = read_record(csv, cells, count, err);
    while (status == STATUS_OK && is_blank(cells, *count));
    return status;
}

/* No cell is made up: a row with one comma too few would put every value behind
 * it under the wrong header. */
enum status csv_row(struct csv *csv, struct err *err)
{
    size_t count = 0;
    enum status status = read_filled(csv, csv->cells, &count, err);

    if (status != STATUS_OK || count == csv->columns)
        return status;
    return csv_fault(csv, err, "%zu cells where the header has %zu", count,
                     csv->columns);
}

/* An entry of the list of known columns, apart from its marks. */
struct known {
    struct view name;
    bool obligatory;
    bool prefix;
};

/* The marks are taken off in this order, so "!pop:*" is both. */
static struct known known_of(const char *entry)
{
    struct known known = {.name = view_of(entry)};

    known.obligatory = view_starts(known.name, VIEW("!"));
    if (known.obligatory)
        known.name = view_of(entry + 1);
    known.prefix = view_ends(known.name, VIEW("*"));
    if (known.prefix)
        known.name.n--;
    return known;
}

static bool known_fits(const struct known *known, struct view column)
{
    return known->prefix ? view_starts(column, known->name)
                         : view_equal(column, known->name);
}

static bool is_known(const char *const *entries, struct view column)
{
    for (; *entries; entries++) {
        struct known known = known_of(*entries);

        if (known_fits(&known, column))
            return true;
    }
    return false;
}

/* An obligatory prefix is there if any column has it. */
static bool has_column(const struct csv *csv, const struct known *known)
{
    for (size_t i = 0; i < csv->columns; i++)
        if (known_fits(known, csv->header[i]))
            return true;
    return false;
}

/* As in the caller's table, but for the marks of what is obligatory. */
static void list_known(const char *const *entries, struct err *err)
{
    struct buf list = {0};

    for (const char *const *entry = entries; *entry; entry++) {
        buf_adds(&list, entry == entries ? "" : ", ");
        buf_adds(&list, *entry + (**entry == '!'));
    }
    err_remedy(err, "the columns are: %.*s", VIEW_ARG(buf_view(&list)));
    buf_release(&list);
}

static bool is_repeated(const struct csv *csv, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (view_equal(csv->header[i], csv->header[column]))
            return true;
    return false;
}

/* A column mistyped must not pass for one left out. */
static enum status check_column(const struct csv *csv, size_t column,
                                const char *const *known, struct err *err)
{
    struct view name = csv->header[column];

    if (name.n == 0)
        return csv_fault(csv, err, "column %zu has no name", column + 1);
    if (is_repeated(csv, column))
        return csv_fault(csv, err, "column \"%.*s\" occurs twice",
                         VIEW_ARG(name));
    if (is_known(known, name))
        return STATUS_OK;
    csv_fault(csv, err, "unknown column \"%.*s\"", VIEW_ARG(name));
    list_known(known, err);
    return STATUS_FATAL;
}

static enum status check_obligatory(const struct csv *csv,
                                    const char *const *entries, struct err *err)
{
    for (; *entries; entries++) {
        struct known known = known_of(*entries);

        if (known.obligatory && !has_column(csv, &known))
            return csv_fault(csv, err, "column \"%s\" is missing",
                             *entries + 1);
    }
    return STATUS_OK;
}

static enum status check_header(const struct csv *csv, const char *const *known,
                                struct err *err)
{
    for (size_t i = 0; i < csv->columns; i++) {
        enum status status = check_column(csv, i, known, err);

        if (status != STATUS_OK)
            return status;
    }
    return check_obligatory(csv, known, err);
}

/* Excel writes a byte order mark and takes a list without one for its own
 * encoding, so both must be read. */
enum status csv_open(struct csv *csv, const char *file, struct view text,
                     const char *const *known, struct arena *arena,
                     struct err *err)
{
    enum status status;

    memset(csv, 0, sizeof *csv);
    csv->file = file;
    csv->arena = arena;
    csv->rest = text;
    csv->next_line = 1;
    if (view_starts(text, VIEW("\xef\xbb\xbf")))
        skip(csv, 3);
    status = read_filled(csv, csv->header, &csv->columns, err);
    if (status == STATUS_END) {
        csv->line = 1;
        return csv_fault(csv, err, "the list has no header");
    }
    return status == STATUS_OK ? check_header(csv, known, err) : status;
}

/* A walk: lists are read once and have some twenty columns. */
struct view csv_get(const struct csv *csv, const char *column)
{
    struct view name = view_of(column);

    for (size_t i = 0; i < csv->columns; i++)
        if (view_equal(csv->header[i], name))
            return csv->cells[i];
    return (struct view){NULL, 0};
}
