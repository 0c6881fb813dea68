/* From figures to the normalised scores of an index's indicators. */
#include "stages/compare/composite_columns.h"

#include "stages/compare/composite_values.h"

/* One leaf's column, normalised in one way after the other. */
struct column {
    const struct composite_work *work;
    size_t node;
    const struct composite_node *leaf;
    struct composite_values *values;
    struct score *out;
};

static size_t at(const struct column *column, size_t area)
{
    return area * column->work->composite->node_count + column->node;
}

static size_t row_of(const struct column *column, int year)
{
    return (size_t)(year - column->work->first) * column->work->area_count;
}

/* Goalposts and targets are in the indicator's own measure, and ranks have no
 * outliers. */
static bool may_treat(const struct normal *normal)
{
    return normal->method != NORMAL_GOALPOSTS &&
           normal->method != NORMAL_TARGET && normal->method != NORMAL_RANK &&
           normal->method != NORMAL_PERCENTILE;
}

static void treat(const struct column *column, struct treated *treated)
{
    const struct composite_work *work = column->work;
    struct treatment treatment = work->composite->treatment;
    struct treated ignored;
    treatment.wanted = treatment.wanted && may_treat(&column->leaf->normal);
    treatment_apply(&treatment, column->values->values, column->values->count,
                    work->scratch, treated ? treated : &ignored);
}

/* What is missing is scored zero where the index says so; what could not be
 * normalised never is. */
static struct score by_policy(const struct composite *c, struct score score)
{
    bool missing =
        score.state == SCORE_MISSING || score.state == SCORE_DENOMINATOR;
    if (c->missing == COMPOSITE_ZERO && missing)
        return (struct score){0, SCORE_KNOWN};
    return score;
}

static void cut(const struct column *column,
                const struct composite_slice *slice, size_t normal)
{
    const struct composite_work *work = column->work;
    size_t row = row_of(column, slice->year);
    struct score *scores = slice->fields[normal].scores;
    for (size_t a = 0; a < work->area_count; a++)
        scores[at(column, a)] =
            by_policy(work->composite, column->out[row + a]);
}

static void cut_flags(const struct column *column,
                      const struct composite_slice *slice)
{
    size_t row = row_of(column, slice->year);
    for (size_t a = 0; a < column->work->area_count; a++) {
        slice->flags[at(column, a)] = column->values->flags[row + a];
        slice->known[at(column, a)] = column->values->said[row + a];
    }
}

static void normalise(struct column *column,
                      const struct composite_slice *slices, size_t slice_count,
                      size_t normal)
{
    const struct composite *c = column->work->composite;
    const struct normal *how = column->leaf->own_normal
                                   ? &column->leaf->normal
                                   : &c->robustness.normals[normal];
    struct normal_column in = {column->values->values, column->values->peers,
                               column->values->count, column->leaf->lower};
    normal_apply(how, &in, column->out);
    for (size_t s = 0; s < slice_count; s++)
        if (normal < slices[s].field_count)
            cut(column, &slices[s], normal);
}

static void make(struct column *column, const struct composite_slice *slices,
                 size_t slice_count, struct treated *treated)
{
    const struct composite *c = column->work->composite;
    composite_values_read(column->values, column->work, column->leaf);
    treat(column, treated);
    for (size_t n = 0; n < c->robustness.normal_count; n++)
        normalise(column, slices, slice_count, n);
    for (size_t s = 0; s < slice_count; s++)
        cut_flags(column, &slices[s]);
}

void composite_columns(const struct composite_work *work,
                       const struct composite_slice *slices, size_t slice_count,
                       struct treated *treated)
{
    const struct composite *c = work->composite;
    struct composite_values values;
    struct column column = {.work = work, .values = &values};
    if (!composite_values_init(&values, work))
        return;
    column.out =
        arena_take(work->scratch, (values.count + 1) * sizeof *column.out);
    for (size_t n = 0; column.out && n < c->node_count; n++) {
        if (!c->nodes[n].indicator)
            continue;
        column.node = n;
        column.leaf = &c->nodes[n];
        make(&column, slices, slice_count, treated ? &treated[n] : NULL);
    }
}
