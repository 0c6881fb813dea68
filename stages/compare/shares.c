/* A figure's share in the root's, and its size beside the inhabitants'. */
#include "stages/compare/shares.h"

#include "pipeline/model/ranking.h"

/* A part of a maximum, or of a standard, is no part. */
static bool adds_up(const struct figure *f)
{
    enum over_areas over = f->key.indicator->over_areas;
    return f->value.kind == QUANTITY_NUMBER &&
           (over == AREAS_SUM || over == AREAS_UNION);
}

/* Flags of the whole are the share's too: of a partial whole every share is too
 * large. */
static void set_share(const struct run *run, struct figure *f)
{
    struct key root = f->key;
    root.area = &run->catalogue->areas[0];
    const struct figure *whole = figures_get(run->figures, &root);
    if (!whole || whole->value.kind != QUANTITY_NUMBER)
        return;
    f->share.flags = f->value.flags | whole->value.flags;
    if (ranking_share(f->value.number, whole->value.number, &f->share.number))
        f->share.kind = QUANTITY_NUMBER;
    else
        f->share.flags |= FLAG_BIT(FLAG_UNDEFINED);
}

/* Multiplied first: exact, where dividing first would round twice. */
static void set_per_head(struct figure *f)
{
    struct decimal heads;
    const struct population *p =
        area_population(f->key.area, f->key.period.last);
    if (!p ||
        !decimal_multiply(f->value.number, decimal_of(SHARES_HEADS), &heads) ||
        !decimal_divide(heads, p->count, &f->per_head.number))
        return;
    f->per_head.kind = QUANTITY_NUMBER;
    f->per_head.flags = f->value.flags;
    f->per_head_year = p->year;
}

void shares_set(const struct run *run, struct figure *f)
{
    f->share = f->per_head = (struct quantity){0};
    f->per_head_year = 0;
    if (!adds_up(f))
        return;
    set_share(run, f);
    if (f->key.indicator->type == VALUE_NUMBER &&
        f->key.indicator->over_areas == AREAS_SUM)
        set_per_head(f);
}
