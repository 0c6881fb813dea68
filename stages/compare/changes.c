/* A figure beside its own past. */
#include "stages/compare/changes.h"

#include "pipeline/model/ranking.h"

/* From 20 % to 30 % is ten points, and would be a growth of a half. */
static bool in_points(const struct indicator *indicator)
{
    return indicator->measure && indicator->measure->in_points;
}

/* A percentage may fall to zero and rise again: only levels need a positive
 * base, for growth from a debt has no meaning. */
static bool difference(const struct figure *now, const struct figure *base,
                       struct decimal *change)
{
    if (in_points(now->key.indicator))
        return decimal_subtract(now->value.number, base->value.number, change);
    return decimal_sign(base->value.number) > 0 &&
           ranking_growth(now->value.number, base->value.number, change);
}

/* Flags of both years are the change's: a break in the series is one for the
 * later year. */
static struct quantity change_since(struct figures *figures,
                                    const struct figure *f, int years)
{
    struct quantity change = {0};
    struct key key = f->key;
    key.period = period_shift(key.period, -years);
    const struct figure *base = figures_get(figures, &key);
    if (!base || base->value.kind != QUANTITY_NUMBER)
        return change;
    change.flags = f->value.flags | base->value.flags;
    if (difference(f, base, &change.number))
        change.kind = QUANTITY_NUMBER;
    else
        change.flags |= FLAG_BIT(FLAG_UNDEFINED);
    return change;
}

/* Spans of neighbouring years share all but one of them. */
void changes_set(struct figures *figures, struct figure *f, int base_year)
{
    f->change = f->base_change = (struct quantity){0};
    if (f->value.kind != QUANTITY_NUMBER || f->key.period.kind == PERIOD_SPAN)
        return;
    f->change = change_since(figures, f, 1);
    int years = f->key.period.year - base_year;
    if (base_year && years > 0)
        f->base_change = change_since(figures, f, years);
}
