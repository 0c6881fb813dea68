/* The names of severities, and the order findings are printed in. */
#include "pipeline/model/finding.h"

/* As in messages.csv, edits.xml and the ledger: they stay. */
static const char *const severity_names[] = {
    [SEVERITY_INFORMATION] = "information",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
    [SEVERITY_FATAL] = "fatal",
};

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

bool severity_parse(struct view name, enum severity *severity)
{
    size_t count = sizeof severity_names / sizeof *severity_names;
    for (size_t i = 0; i < count; i++)
        if (view_equal(name, view_of(severity_names[i]))) {
            *severity = (enum severity)i;
            return true;
        }
    return false;
}

/* Not the difference, which may overflow. */
static int compare_long(long a, long b)
{
    return (a > b) - (a < b);
}

static int compare_place(const struct finding *x, const struct finding *y)
{
    int order = view_compare(x->file, y->file);
    if (!order)
        order = compare_long(x->line, y->line);
    if (!order)
        order = compare_long(x->column, y->column);
    return order ? order : view_compare(x->cell, y->cell);
}

/* The first cell is the one that is printed; further ones do not decide. */
static int compare_cells(const struct finding *x, const struct finding *y)
{
    const struct finding_cell *a = &x->cells[0], *b = &y->cells[0];
    int order = compare_long((long)x->cell_count, (long)y->cell_count);
    if (!order)
        order = view_compare(a->indicator, b->indicator);
    if (!order)
        order = view_compare(a->area, b->area);
    if (!order)
        order = view_compare(a->period, b->period);
    return order ? order : view_compare(a->seen, b->seen);
}

static int compare_words(const struct finding *x, const struct finding *y)
{
    int order = view_compare(x->text, y->text);
    if (!order)
        order = view_compare(x->expected, y->expected);
    if (!order)
        order = view_compare(x->detail, y->detail);
    return order ? order : view_compare(x->explained, y->explained);
}

/* Bytes throughout, no locale: the list is the same on every machine. A unit's
 * findings stand together, its worst ones first. */
int finding_compare(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int order = view_compare(x->unit, y->unit);
    if (!order)
        order = view_compare(x->period, y->period);
    if (!order)
        order = (int)y->severity - (int)x->severity;
    if (!order)
        order = compare_place(x, y);
    if (!order)
        order = view_compare(x->code, y->code);
    if (!order)
        order = compare_cells(x, y);
    return order ? order : compare_words(x, y);
}
