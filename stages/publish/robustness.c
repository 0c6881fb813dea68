/* How sure the ranks of a composite index are, and what they hang on. */
#include "stages/publish/tales.h"

/* How many of its best and worst indicators are told of an area. */
enum { STRENGTHS = 3 };

static const struct composite_tale *tale(const struct row *row)
{
    return row->cell->tale;
}

static const struct area *area_of(const struct row *row, size_t area)
{
    return row->cell->result->areas[area];
}

static struct view what(struct printing *p, const struct row *row)
{
    (void)p;
    return view_of(tale(row)->what);
}

static struct view what_name(struct printing *p, const struct row *row)
{
    return view_of(tale(row)->name[p->language]);
}

static struct view area(struct printing *p, const struct row *row)
{
    (void)p;
    if (tale(row)->no_area)
        return (struct view){0};
    return area_of(row, row->cell->area)->code;
}

static struct view area_name(struct printing *p, const struct row *row)
{
    if (tale(row)->no_area)
        return (struct view){0};
    return area_of(row, row->cell->area)->name[p->language];
}

static const struct composite_node *other(const struct row *row)
{
    return &row->cell->result->composite->nodes[row->cell->other];
}

static struct view against(struct printing *p, const struct row *row)
{
    (void)p;
    if (tale(row)->no_other)
        return (struct view){0};
    return tale(row)->pair ? area_of(row, row->cell->other)->code
                           : other(row)->code;
}

static struct view against_name(struct printing *p, const struct row *row)
{
    if (tale(row)->no_other)
        return (struct view){0};
    return tale(row)->pair ? area_of(row, row->cell->other)->name[p->language]
                           : other(row)->name[p->language];
}

static struct view value(struct printing *p, const struct row *row)
{
    return tale(row)->value ? tale(row)->value(p, row->cell) : (struct view){0};
}

/* By the index as it stands. */
static int nominal_rank(const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return tale(row)->no_area ? 0
                              : r->ranks[composite_at(r, row->cell->area, 0)];
}

static struct view nominal(struct printing *p, const struct row *row)
{
    return print_rank(p, nominal_rank(row));
}

static int rank_of(const struct row *row)
{
    return tale(row)->rank ? tale(row)->rank(row->cell) : 0;
}

static struct view rank(struct printing *p, const struct row *row)
{
    return print_rank(p, rank_of(row));
}

/* Places gained without it; negative: lost. */
static struct view shift(struct printing *p, const struct row *row)
{
    bool left_out = tale(row) == &composite_tales[TALE_LEFT_OUT];
    if (!left_out || !nominal_rank(row) || !rank_of(row))
        return (struct view){0};
    return print_integer(p, nominal_rank(row) - rank_of(row));
}

static struct view note(struct printing *p, const struct row *row)
{
    return tale(row)->note ? tale(row)->note(p, row->cell) : (struct view){0};
}

/* Of all that were ranked, for all of this is made of all of them. */
static struct view flags(struct printing *p, const struct row *row)
{
    return print_flags(p, row->cell->result->rank_flags);
}

static const struct column_kind columns[] = {
    {"index", CELL_CODE, index_code},
    {"index-name", CELL_TEXT, index_name},
    {"year", CELL_CODE, index_year},
    {"what", CELL_CODE, what},
    {"what-name", CELL_TEXT, what_name},
    {"area", CELL_CODE, area},
    {"area-name", CELL_TEXT, area_name},
    {"against", CELL_CODE, against},
    {"against-name", CELL_TEXT, against_name},
    {"value", CELL_NUMBER, value},
    {"nominal", CELL_NUMBER, nominal},
    {"rank", CELL_NUMBER, rank},
    {"shift", CELL_NUMBER, shift},
    {"note", CELL_TEXT, note},
    {"flags", CELL_TEXT, flags},
    {NULL, CELL_TEXT, NULL},
};

/* The table on its way. */
struct telling {
    struct printing *printing;
    const struct layout *layout;
    const struct composite_result *result;
};

static void tell(const struct telling *t, enum tale which, size_t area,
                 size_t other)
{
    struct composite_cell cell = {.result = t->result,
                                  .area = area,
                                  .other = other,
                                  .tale = &composite_tales[which]};
    row_print(t->printing, t->layout, &(struct row){.cell = &cell});
}

/* Each pair once, the area that stands first in the yearbook first. */
static void tell_pairs(const struct telling *t)
{
    const struct composite_result *r = t->result;
    tell(t, TALE_RUNS, 0, 0);
    tell(t, TALE_PAIRS, 0, 0);
    for (size_t a = 0; a < r->area_count; a++)
        for (size_t b = a + 1; b < r->area_count; b++)
            tell(t, TALE_AHEAD, a, b);
}

static void tell_leaf(const struct telling *t, size_t leaf)
{
    tell(t, TALE_LEFT_OUT_MEAN, 0, leaf);
    for (size_t a = 0; a < t->result->area_count; a++)
        tell(t, TALE_LEFT_OUT, a, leaf);
}

/* How many of an area's scored indicators come before `leaf`: by score, those
 * of the same score in the order of the tree. `sign` 1 counts from the best. */
static size_t place_of(const struct composite_result *r, size_t area,
                       size_t leaf, int sign)
{
    const struct score *scores = &r->scores[composite_at(r, area, 0)];
    size_t before = 0;
    for (size_t n = 0; n < r->composite->node_count; n++) {
        double ahead = sign * (scores[n].value - scores[leaf].value);
        if (r->composite->nodes[n].indicator && scores[n].state == SCORE_KNOWN)
            before += ahead > 0 || (ahead >= 0 && n < leaf);
    }
    return before;
}

static void tell_ends(const struct telling *t, size_t area, enum tale which)
{
    const struct composite_result *r = t->result;
    int sign = which == TALE_STRENGTH ? 1 : -1;
    for (size_t place = 0; place < STRENGTHS; place++)
        for (size_t n = 0; n < r->composite->node_count; n++)
            if (r->composite->nodes[n].indicator &&
                r->scores[composite_at(r, area, n)].state == SCORE_KNOWN &&
                place_of(r, area, n, sign) == place)
                tell(t, which, area, n);
}

static void tell_all(const struct telling *t)
{
    const struct composite_result *r = t->result;
    if (r->shaken)
        tell_pairs(t);
    for (size_t n = 0; r->shaken && n < r->composite->node_count; n++)
        if (r->composite->nodes[n].indicator)
            tell_leaf(t, n);
    for (size_t a = 0; a < r->area_count; a++) {
        tell_ends(t, a, TALE_STRENGTH);
        tell_ends(t, a, TALE_WEAKNESS);
    }
    for (size_t n = 0; n < r->composite->node_count; n++)
        if (r->composite->nodes[n].indicator)
            tell(t, TALE_OUTLIERS, 0, n);
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct composite_result *results = p->run->composites.at;
    (void)err;
    for (size_t i = 0; i < p->run->composites.count; i++)
        tell_all(&(struct telling){p, layout, &results[i]});
    return STATUS_OK;
}

const struct kind robustness_kind = {"robustness", columns, false, fill};
