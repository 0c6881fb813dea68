/* The composite index: scores and ranks, of the whole and of its parts. */
#include "stages/publish/index_words.h"

enum { MEAN_PLACES = 2, WEIGHT_PLACES = 2 };

static const struct composite_node *node(const struct row *row)
{
    return &row->cell->result->composite->nodes[row->cell->node];
}

static size_t at(const struct row *row)
{
    return composite_at(row->cell->result, row->cell->area, row->cell->node);
}

static struct view area(struct printing *p, const struct row *row)
{
    (void)p;
    return row->cell->result->areas[row->cell->area]->code;
}

static struct view area_name(struct printing *p, const struct row *row)
{
    return row->cell->result->areas[row->cell->area]->name[p->language];
}

static struct view part(struct printing *p, const struct row *row)
{
    (void)p;
    return node(row)->code;
}

static struct view part_name(struct printing *p, const struct row *row)
{
    return node(row)->name[p->language];
}

/* To filter by: the index itself, its groups, its indicators. */
static struct view part_kind(struct printing *p, const struct row *row)
{
    static const char *const words[][LANGUAGE_COUNT] = {
        {"总指数", "index"}, {"分组", "group"}, {"指标", "indicator"}};
    int kind = node(row)->indicator ? 2 : node(row)->level ? 1 : 0;
    return view_of(words[kind][p->language]);
}

static double weight_among(const struct composite *c, size_t n)
{
    double sum = 0;
    for (size_t i = 1; i < c->node_count; i++)
        if (c->nodes[i].parent == c->nodes[n].parent)
            sum += c->nodes[i].weight;
    return c->nodes[n].weight / sum;
}

/* In per cent of the whole, which is what a weight within a group hides. */
static struct view weight(struct printing *p, const struct row *row)
{
    const struct composite *c = row->cell->result->composite;
    double product = 100;
    for (size_t n = row->cell->node; n; n = c->nodes[n].parent)
        product *= weight_among(c, n);
    return print_double(p, product, WEIGHT_PLACES);
}

static struct view score(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return print_score(p, r, &r->scores[at(row)]);
}

static struct view rank(struct printing *p, const struct row *row)
{
    return print_rank(p, row->cell->result->ranks[at(row)]);
}

static struct view ranked(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return r->ranks[at(row)] ? print_integer(p, r->ranked[row->cell->node])
                             : (struct view){0};
}

static struct view tie(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    for (size_t a = 0; r->ranks[at(row)] && a < r->area_count; a++)
        if (a != row->cell->area &&
            r->ranks[composite_at(r, a, row->cell->node)] == r->ranks[at(row)])
            return p->language == LANGUAGE_ZH ? VIEW("并列") : VIEW("joint");
    return (struct view){0};
}

/* Grades and how sure a rank is are the whole index's alone. */
static bool is_whole(const struct row *row)
{
    return !row->cell->node;
}

static struct view grade(struct printing *p, const struct row *row)
{
    const struct composite_grade *g =
        row->cell->result->grades[row->cell->area];
    return is_whole(row) && g ? g->name[p->language] : (struct view){0};
}

static struct rank_spread spread(const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    if (!is_whole(row) || !r->shaken)
        return (struct rank_spread){0};
    return rank_tally_spread(&r->tally, row->cell->area);
}

static struct view rank_low(struct printing *p, const struct row *row)
{
    return print_rank(p, spread(row).low);
}

static struct view rank_high(struct printing *p, const struct row *row)
{
    return print_rank(p, spread(row).high);
}

static struct view rank_median(struct printing *p, const struct row *row)
{
    struct rank_spread s = spread(row);
    return s.ranked ? print_double(p, s.median, -1) : (struct view){0};
}

static struct view rank_mean(struct printing *p, const struct row *row)
{
    struct rank_spread s = spread(row);
    return s.ranked ? print_double(p, s.mean, MEAN_PLACES) : (struct view){0};
}

/* On scales that are each year's own a change of the score means nothing. */
static struct view last_score(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return r->composite->all_years ? print_score(p, r, &r->last[at(row)])
                                   : (struct view){0};
}

static struct view change(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    struct score s = composite_change(r, row->cell->area, row->cell->node);
    return r->composite->all_years ? print_score(p, r, &s) : (struct view){0};
}

static struct view last_rank(struct printing *p, const struct row *row)
{
    return print_rank(p, row->cell->result->last_ranks[at(row)]);
}

static struct view move(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    if (!r->ranks[at(row)] || !r->last_ranks[at(row)])
        return (struct view){0};
    return print_integer(p, r->last_ranks[at(row)] - r->ranks[at(row)]);
}

static struct view combined(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    if (!is_whole(row) || !r->combined_ranks[row->cell->area])
        return (struct view){0};
    return print_score(p, r, &r->combined[row->cell->area]);
}

static struct view combined_rank(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return is_whole(row) ? print_rank(p, r->combined_ranks[row->cell->area])
                         : (struct view){0};
}

/* Indicators that somebody said, of those that are wanted: "18/20". */
static struct view coverage(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return arena_format(p->arena, "%d/%d", r->known[at(row)],
                        r->leaves[row->cell->node]);
}

static struct view flags(struct printing *p, const struct row *row)
{
    return print_flags(p, row->cell->result->flags[at(row)]);
}

/* Everybody's values are in everybody's rank. */
static struct view compared_flags(struct printing *p, const struct row *row)
{
    const struct composite_result *r = row->cell->result;
    return r->ranks[at(row)] ? print_flags(p, r->rank_flags) : (struct view){0};
}

static struct view reasons(struct printing *p, const struct row *row)
{
    return print_reasons(p, row->cell);
}

/* Whose weights these are, beside every score of the whole: a table of CSV has
 * no note that would go with it. */
static struct view basis(struct printing *p, const struct row *row)
{
    return is_whole(row) ? row->cell->result->composite->note[p->language]
                         : (struct view){0};
}

static const struct column_kind columns[] = {
    {"index", CELL_CODE, index_code},
    {"index-name", CELL_TEXT, index_name},
    {"year", CELL_CODE, index_year},
    {"area", CELL_CODE, area},
    {"area-name", CELL_TEXT, area_name},
    {"part", CELL_CODE, part},
    {"part-name", CELL_TEXT, part_name},
    {"part-kind", CELL_TEXT, part_kind},
    {"weight", CELL_NUMBER, weight},
    {"score", CELL_NUMBER, score},
    {"rank", CELL_NUMBER, rank},
    {"ranked", CELL_NUMBER, ranked},
    {"tie", CELL_TEXT, tie},
    {"grade", CELL_TEXT, grade},
    {"rank-low", CELL_NUMBER, rank_low},
    {"rank-high", CELL_NUMBER, rank_high},
    {"rank-median", CELL_NUMBER, rank_median},
    {"rank-mean", CELL_NUMBER, rank_mean},
    {"last-score", CELL_NUMBER, last_score},
    {"change", CELL_NUMBER, change},
    {"last-rank", CELL_NUMBER, last_rank},
    {"move", CELL_NUMBER, move},
    {"combined", CELL_NUMBER, combined},
    {"combined-rank", CELL_NUMBER, combined_rank},
    {"coverage", CELL_CODE, coverage},
    {"flags", CELL_TEXT, flags},
    {"compared-flags", CELL_TEXT, compared_flags},
    {"reasons", CELL_TEXT, reasons},
    {"basis", CELL_TEXT, basis},
    {NULL, CELL_TEXT, NULL},
};

static void print_part(struct printing *p, const struct layout *layout,
                       const struct composite_result *r, size_t n)
{
    for (size_t a = 0; a < r->area_count; a++) {
        struct composite_cell cell = {.result = r, .area = a, .node = n};
        row_print(p, layout, &(struct row){.cell = &cell});
    }
}

/* The whole of each index first, then its parts from the top down. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct composite_result *results = p->run->composites.at;
    (void)err;
    for (size_t i = 0; i < p->run->composites.count; i++)
        for (size_t n = 0; n < results[i].composite->node_count; n++)
            print_part(p, layout, &results[i], n);
    return STATUS_OK;
}

const struct kind index_kind = {"index", columns, false, fill};
