/* Follows a worksheet's XML, a row at a time. */
#include "stages/ingest/xlsx_sheet.h"

#include "stages/ingest/xlsx_number.h"

/* Excel's own limit is 32,767 characters. */
enum { CELL_TEXT_MOST = 131072 };

/* 18.18.11. */
enum kind {
    KIND_NUMBER,
    KIND_SHARED,
    KIND_STRING, /* of a formula, in line, or a date as text */
    KIND_BOOLEAN,
    KIND_ERROR
};

struct reading {
    struct package *package;
    struct arena *scratch;
    const struct sheet_handler *handler;
    struct row row;
    int column; /* of the cell read last; -1 before the first of a row */
    enum kind kind;
    enum shown shown;
    bool in_row, in_cell; /* neither may stand inside its like */
    bool formula, phonetic, in_text;
    struct buf text; /* of the cell */
};

static enum status damaged(struct reading *r, struct err *err,
                           const char *words, struct view seen)
{
    return flow_refuse(r->package->zip->flow, err, "ingest.book-damaged",
                       "%s: \"%.*s\"", words, VIEW_ARG(utf8_front(seen, 40)));
}

/* Rows that do not say their number follow one another; those that do rise, so
 * that none stands there twice. */
static enum status begin_row(struct reading *r,
                             const struct xml_element *element, struct err *err)
{
    struct view text = xml_get(element, "r");
    long before = r->row.number;
    int number = 0;
    r->row = (struct row){.number = before + 1};
    r->column = -1;
    if (text.p && view_number(text, &number))
        r->row.number = number;
    bool good = !r->in_row && (!text.p || number > before) &&
                r->row.number <= SHEET_ROWS_MOST;
    r->in_row = true;
    return good ? STATUS_OK : damaged(r, err, "a row out of order", text);
}

static enum kind kind_of(struct view type)
{
    static const struct {
        const char *name;
        enum kind kind;
    } kinds[] = {{"s", KIND_SHARED},         {"str", KIND_STRING},
                 {"inlineStr", KIND_STRING}, {"d", KIND_STRING},
                 {"b", KIND_BOOLEAN},        {"e", KIND_ERROR}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (view_equal(type, view_of(kinds[i].name)))
            return kinds[i].kind;
    return KIND_NUMBER;
}

static enum shown shown_of(const struct package *p, struct view style)
{
    const enum shown *at = p->formats.at;
    int number = 0;
    if (!view_number(style, &number) || (size_t)number >= p->formats.count)
        return SHOWN_PLAIN;
    return at[number];
}

/* Cells that do not say their name follow one another as well. */
static enum status begin_cell(struct reading *r,
                              const struct xml_element *element,
                              struct err *err)
{
    struct view name = xml_get(element, "r"), rest = name;
    long row = r->row.number;
    int column = r->column + 1;
    bool good = r->in_row && !r->in_cell &&
                (!name.p || (cell_take(&rest, &row, &column) && !rest.n &&
                             row == r->row.number && column > r->column));
    if (!good)
        return damaged(r, err, "a cell out of order", name);
    r->in_cell = true;
    r->column = column;
    r->kind = kind_of(xml_get(element, "t"));
    r->shown = shown_of(r->package, xml_get(element, "s"));
    r->formula = r->phonetic = r->in_text = false;
    buf_clear(&r->text);
    return STATUS_OK;
}

static enum status add_merge(struct reading *r,
                             const struct xml_element *element, struct err *err)
{
    struct view text = xml_get(element, "ref"), rest = text;
    struct merge m = {0};
    bool good = cell_take(&rest, &m.first_row, &m.first_column);
    if (good && view_starts(rest, VIEW(":"))) {
        rest = (struct view){rest.p + 1, rest.n - 1};
        good = cell_take(&rest, &m.last_row, &m.last_column) && !rest.n;
    } else {
        m.last_row = m.first_row;
        m.last_column = m.first_column;
    }
    if (!good)
        return damaged(r, err, "a merged range that is none", text);
    return r->handler->merge ? r->handler->merge(r->handler->self, &m, err)
                             : STATUS_OK;
}

static enum status on_start(void *self, const struct xml_element *element,
                            struct err *err)
{
    struct reading *r = self;
    struct view name = element->name;
    if (view_equal(name, VIEW("row")))
        return begin_row(r, element, err);
    if (view_equal(name, VIEW("c")))
        return begin_cell(r, element, err);
    if (view_equal(name, VIEW("mergeCell")))
        return add_merge(r, element, err);
    r->formula = r->formula || view_equal(name, VIEW("f"));
    r->phonetic = r->phonetic || view_equal(name, VIEW("rPh"));
    r->in_text = view_equal(name, VIEW("v")) || view_equal(name, VIEW("t"));
    return STATUS_OK;
}

static enum status on_text(void *self, struct view text, struct err *err)
{
    struct reading *r = self;
    if (!r->in_text || r->phonetic || !r->in_cell)
        return STATUS_OK;
    if (r->text.n + text.n > CELL_TEXT_MOST)
        return damaged(r, err, "a cell with too long a text",
                       utf8_front(text, 20));
    buf_add(&r->text, text);
    return STATUS_OK;
}

static struct view shared(const struct reading *r, struct view index)
{
    const struct view *at = r->package->shared.at;
    int number = -1;
    if (!view_number(index, &number) ||
        (size_t)number >= r->package->shared.count)
        return (struct view){NULL, 0};
    return at[number];
}

static struct view number(struct reading *r, struct view stored)
{
    char text[NUMBER_TEXT];
    bool plain =
        stored.n && number_show(stored, r->shown, r->package->from_1904, text);
    return arena_copy(r->scratch, plain ? view_of(text) : stored);
}

/* A yes/no written as such has the words that the survey knows. */
static struct view shown_text(struct reading *r, struct view stored)
{
    switch (r->kind) {
    case KIND_SHARED:
        return shared(r, stored);
    case KIND_BOOLEAN:
        return view_equal(stored, VIEW("1")) ? VIEW("true") : VIEW("false");
    case KIND_NUMBER:
        return number(r, stored);
    default:
        return package_text(r->scratch, stored);
    }
}

/* A shared string that is not there is damage: its cell would look blank. */
static enum status end_cell(struct reading *r, struct err *err)
{
    struct view stored = buf_view(&r->text);
    r->in_cell = false;
    if (r->text.failed)
        return err_memory(err);
    if (r->column >= SHEET_COLUMNS_MOST)
        return STATUS_OK;
    struct cell *cell = &r->row.cells[r->column];
    *cell =
        (struct cell){.formula = r->formula, .error = r->kind == KIND_ERROR};
    if (stored.n)
        cell->text = shown_text(r, stored);
    if (r->kind == KIND_SHARED && stored.n && !cell->text.p)
        return damaged(r, err, "a shared string is missing", stored);
    if (r->column >= r->row.count)
        r->row.count = r->column + 1;
    return r->scratch->failed ? err_memory(err) : STATUS_OK;
}

static enum status end_row(struct reading *r, struct err *err)
{
    enum status s = STATUS_OK;
    if (r->row.count)
        s = r->handler->row(r->handler->self, &r->row, err);
    arena_clear(r->scratch);
    r->in_row = false;
    return s;
}

static enum status on_end(void *self, struct view name, struct err *err)
{
    struct reading *r = self;
    r->in_text = false;
    if (view_equal(name, VIEW("rPh")))
        r->phonetic = false;
    if (view_equal(name, VIEW("c")))
        return end_cell(r, err);
    return view_equal(name, VIEW("row")) ? end_row(r, err) : STATUS_OK;
}

enum status sheet_read(struct package *package, const struct worksheet *sheet,
                       struct arena *scratch,
                       const struct sheet_handler *handler, struct err *err)
{
    struct reading r = {.package = package,
                        .scratch = scratch,
                        .handler = handler,
                        .column = -1};
    struct part_handler part = {&r, on_start, on_text, on_end};
    arena_clear(scratch);
    enum status s = part_read(package, sheet->part, &part, err);
    buf_release(&r.text);
    return s;
}
