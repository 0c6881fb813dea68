/* Every open finding, in the words of both languages. */
#include "stages/publish/kinds.h"

#include <stdlib.h>

static struct view unit(struct printing *p, const struct row *row)
{
    (void)p;
    return row->finding->unit;
}

/* A unit may have left the survey since; findings of review are told to an area
 * and have its code where others have a unit's. */
static struct view unit_name(struct printing *p, const struct row *row)
{
    struct unit u;
    const struct catalogue *c = p->run->catalogue;
    const struct area *area = catalogue_area(c, row->finding->unit);
    if (catalogue_unit(c, row->finding->unit, &u))
        return u.name[p->language];
    return area ? area->name[p->language] : (struct view){0};
}

static struct view period(struct printing *p, const struct row *row)
{
    (void)p;
    return row->finding->period;
}

static struct view severity(struct printing *p, const struct row *row)
{
    return print_severity(p, row->finding->severity);
}

static struct view rule(struct printing *p, const struct row *row)
{
    (void)p;
    return row->finding->code;
}

/* 0..5: one digit. */
static struct view level(struct printing *p, const struct row *row)
{
    static const char digits[] = "0123456789";
    int level = row->finding->level;
    if (level < 0 || level > 9)
        return print_integer(p, level);
    return (struct view){digits + level, 1};
}

static struct view printed(struct printing *p, const struct finding *f,
                           void (*print)(const struct catalogue *,
                                         const struct finding *, enum language,
                                         struct buf *))
{
    struct buf out = {0};
    print(p->run->catalogue, f, p->language, &out);
    return print_built(p, &out);
}

static struct view text(struct printing *p, const struct row *row)
{
    return printed(p, row->finding, finding_print);
}

static struct view remedy(struct printing *p, const struct row *row)
{
    return printed(p, row->finding, finding_print_remedy);
}

/* The first cell is the one the rule suspects; the others are in the text. */
static const struct finding_cell *cell(const struct row *row)
{
    static const struct finding_cell none;
    return row->finding->cell_count ? &row->finding->cells[0] : &none;
}

static struct view indicator(struct printing *p, const struct row *row)
{
    (void)p;
    return cell(row)->indicator;
}

static struct view area(struct printing *p, const struct row *row)
{
    (void)p;
    return cell(row)->area;
}

/* As read, before any rule changed it: what the clerk finds in the file. */
static struct view seen(struct printing *p, const struct row *row)
{
    (void)p;
    return row->finding->text.n ? row->finding->text : cell(row)->seen;
}

static struct view expected(struct printing *p, const struct row *row)
{
    if (!row->finding->expected.n)
        return (struct view){0};
    return printed(p, row->finding, finding_print_expected);
}

/* Where a rule looks at more than one value: all of them. */
static struct view cells(struct printing *p, const struct row *row)
{
    if (row->finding->cell_count < 2)
        return (struct view){0};
    return printed(p, row->finding, finding_print_cells);
}

/* The unit's own answer to a warning: it stays in the list, answered; one that
 * was given for an earlier return with that return's period. */
static struct view explained(struct printing *p, const struct row *row)
{
    const struct finding *f = row->finding;
    if (!f->carried.n)
        return f->explained;
    return arena_format(p->arena, "%.*s (%.*s)", VIEW_ARG(f->explained),
                        VIEW_ARG(f->carried));
}

/* The file as its sender called it, so that the clerk knows it again. */
static struct view place(struct printing *p, const struct row *row)
{
    const struct finding *f = row->finding;
    if (!f->file.n)
        return (struct view){0};
    if (f->cell.n)
        return arena_format(p->arena, "%.*s:%.*s", VIEW_ARG(f->file),
                            VIEW_ARG(f->cell));
    return arena_format(p->arena, "%.*s:%ld", VIEW_ARG(f->file), f->line);
}

static const struct column_kind columns[] = {
    {"unit", CELL_CODE, unit},           {"unit-name", CELL_TEXT, unit_name},
    {"period", CELL_CODE, period},       {"severity", CELL_TEXT, severity},
    {"rule", CELL_CODE, rule},           {"level", CELL_CODE, level},
    {"indicator", CELL_CODE, indicator}, {"area", CELL_CODE, area},
    {"seen", CELL_TEXT, seen},           {"expected", CELL_TEXT, expected},
    {"cells", CELL_TEXT, cells},         {"text", CELL_TEXT, text},
    {"remedy", CELL_TEXT, remedy},       {"explained", CELL_TEXT, explained},
    {"place", CELL_TEXT, place},         {NULL, CELL_TEXT, NULL},
};

/* As the first language has left them for the second. */
static bool is_sorted(const struct finding *findings, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (finding_compare(&findings[i - 1], &findings[i]) > 0)
            return false;
    return true;
}

static int by_code(const void *a, const void *b)
{
    return view_compare(((const struct note *)a)->code,
                        ((const struct note *)b)->code);
}

/* A line for each rule that only told how it read: how often it did. */
static void print_notes(struct printing *p, const struct layout *layout)
{
    struct note *notes = p->run->notes.at;
    if (p->run->notes.count)
        qsort(notes, p->run->notes.count, sizeof *notes, by_code);
    for (size_t i = 0; i < p->run->notes.count; i++) {
        struct finding f = {
            .code = VIEW("publish.noted"),
            .text = notes[i].code,
            .detail = print_integer(p, (long)notes[i].count),
        };
        row_print(p, layout, &(struct row){.finding = &f});
    }
}

/* Sorted here, as they came from the ledger unit by unit and from review behind
 * them all; the order is total and so the same in both languages. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    struct array *findings = &p->run->findings;
    (void)err;
    if (!is_sorted(findings->at, findings->count))
        qsort(findings->at, findings->count, sizeof(struct finding),
              finding_compare);
    for (size_t i = 0; i < findings->count; i++)
        row_print(p, layout,
                  &(struct row){.finding = (struct finding *)findings->at + i});
    print_notes(p, layout);
    return STATUS_OK;
}

const struct kind findings_kind = {"findings", columns, false, fill};
