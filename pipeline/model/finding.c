/* The names of severities, and the order findings are printed in. */
#include "pipeline/model/finding.h"

#include <string.h>

/* As in messages.csv, edits.xml and the ledger: they stay. */
static const char *const severity_names[] = {
    [SEVERITY_INFORMATION] = "information",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
    [SEVERITY_FATAL] = "fatal",
};

bool finding_is_note(const struct finding *finding)
{
    return finding->severity == SEVERITY_INFORMATION && finding->level == 0;
}

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
/* Room for cells comes in powers of two, so that their count alone tells when
 * there is none left. */
static size_t room_for(size_t count)
{
    size_t room = 1;
    while (room < count)
        room *= 2;
    return room;
}

bool finding_take_cells(struct finding *finding, struct arena *arena,
                        size_t count)
{
    finding->cells =
        count ? arena_take(arena, room_for(count) * sizeof *finding->cells)
              : NULL;
    finding->cell_count = finding->cells ? count : 0;
    return finding->cell_count == count;
}

/* Those it has are moved to twice the room. */
static bool make_room(struct finding *finding, struct arena *arena)
{
    size_t count = finding->cell_count;
    struct finding_cell *room =
        arena_take(arena, room_for(count + 1) * sizeof *room);
    if (room && count)
        memcpy(room, finding->cells, count * sizeof *room);
    if (room)
        finding->cells = room;
    return room;
}

void finding_add_cell(struct finding *finding, struct arena *arena,
                      struct finding_cell cell)
{
    size_t count = finding->cell_count;
    if (count == FINDING_CELLS_MAX)
        return;
    if ((!count || room_for(count) == count) && !make_room(finding, arena))
        return;
    finding->cells[finding->cell_count++] = cell;
}

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
    const struct finding_cell *a = x->cells, *b = y->cells;
    int order = compare_long((long)x->cell_count, (long)y->cell_count);
    if (order || !x->cell_count)
        return order;
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
