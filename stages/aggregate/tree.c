/* From the leaves to the root, one indicator and period at a time. */
#include "stages/aggregate/tree.h"

#include <stdlib.h>

#include "stages/aggregate/controls.h"
#include "stages/aggregate/leaves.h"
#include "stages/aggregate/parts.h"

/* A city's standard or policy is counted at the city, not from its parts. */
static bool counted_here(const struct key *key)
{
    return !key->area->child_count ||
           (key->indicator->counted_by.kind == SOURCE_CITY &&
            key->area->level == 1);
}

/* Children first. Controls are compared as soon as the figure stands, so that
 * they see it before anything is made from it; being disputed does not travel.
 * A figure of an inner area that has sources was not made from its parts. */
static void make_area(struct tally *tally, const struct key *key)
{
    struct key child = *key;
    for (size_t i = 0; i < key->area->child_count; i++) {
        child.area = key->area->children[i];
        make_area(tally, &child);
    }
    struct cell *cell = cells_get(&tally->cells, key);
    bool here = counted_here(key);
    struct figure *f =
        here ? leaves_figure(tally, key, cell) : parts_figure(tally, key, cell);
    controls_at(tally, f, cell);
    if (f && key->area->child_count && f->sources)
        controls_below(tally, f);
}

/* The span of an inner area may be made from its years' figures. */
static int years_first(const void *a, const void *b)
{
    const struct period *x = a, *y = b;
    bool spans[] = {x->kind == PERIOD_SPAN, y->kind == PERIOD_SPAN};
    if (spans[0] != spans[1])
        return spans[0] ? 1 : -1;
    return period_compare(*x, *y);
}

/* There are a few dozen periods at most: looking through them is enough. */
static void add_period(struct tally *tally, struct array *periods,
                       struct period period)
{
    const struct period *at = periods->at;
    for (size_t i = 0; i < periods->count; i++)
        if (period_equal(at[i], period))
            return;
    struct period *p = array_push(periods, &tally->arena, sizeof *p);
    if (p)
        *p = period;
}

/* What is told for a span of years is not owed for each year of it. */
static bool told_in_span(const struct array *periods, int year)
{
    const struct period *at = periods->at;
    for (size_t i = 0; i < periods->count; i++)
        if (at[i].kind == PERIOD_SPAN && at[i].year <= year &&
            year <= at[i].last)
            return true;
    return false;
}

void tree_indicator(struct tally *tally, const struct indicator *indicator)
{
    struct array periods = {0};
    struct period now = period_year(tally->run->year);
    const struct cell *cell = cells_of(&tally->cells, indicator);
    for (; cell; cell = cell->beside)
        add_period(tally, &periods, cell->key.period);
    if (expect_collected(indicator, now) && !told_in_span(&periods, now.year))
        add_period(tally, &periods, now);
    struct period *at = periods.at;
    if (periods.count)
        qsort(at, periods.count, sizeof *at, years_first);
    for (size_t i = 0; i < periods.count; i++) {
        struct key root = {indicator, &tally->run->catalogue->areas[0], at[i]};
        make_area(tally, &root);
    }
}
