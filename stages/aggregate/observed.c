/* What units said about the indicators that imputation looks at. */
#include "stages/aggregate/observed.h"

#include <stdlib.h>

/* An indicator with what it is a part of and what its parts are. */
static void want(struct observed *o, const struct indicator *indicator)
{
    o->wanted[indicator->index] = true;
    for (size_t i = 0; i < indicator->component_count; i++)
        o->wanted[indicator->components[i]->index] = true;
}

struct observed *observed_new(struct tally *tally)
{
    const struct catalogue *c = tally->run->catalogue;
    struct arena *arena = tally->run->arena;
    if (!c->imputation_count)
        return NULL;
    struct observed *o = arena_take(arena, sizeof *o);
    bool *wanted = arena_take(arena, c->indicator_count * sizeof *wanted);
    if (!o || !wanted)
        return NULL;
    *o = (struct observed){.arena = arena, .wanted = wanted, .listening = true};
    for (size_t i = 0; i < c->imputation_count; i++) {
        want(o, c->imputations[i].indicator);
        if (c->imputations[i].by)
            want(o, c->imputations[i].by);
    }
    return o;
}

/* One unit's values come one after the other: its code is copied once. */
static struct view keep_unit(struct observed *o, struct view unit)
{
    if (!view_equal(o->unit, unit))
        o->unit = arena_copy(o->arena, unit);
    return o->unit;
}

static bool is_wanted(const struct observed *o, const struct observation *x)
{
    return o->listening && o->wanted[x->indicator->index] && !x->as_control &&
           x->period.kind == PERIOD_YEAR;
}

void observed_add(struct observed *o, const struct said *said,
                  const struct worth *worth)
{
    const struct observation *x = said->observation;
    if (!o || !is_wanted(o, x))
        return;
    const struct unit *unit = &said->submission->unit;
    struct value *v = array_push(&o->values, o->arena, sizeof *v);
    if (v)
        *v = (struct value){.indicator = x->indicator,
                            .year = x->period.year,
                            .unit = keep_unit(o, unit->code),
                            .kind = unit->kind,
                            .area = x->area,
                            .known = worth->known,
                            .number = worth->number,
                            .flags = worth->flags};
}

static int by_number(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int by_year(const void *a, const void *b)
{
    const struct value *x = a, *y = b;
    int order = by_number(x->indicator->index, y->indicator->index);
    return order ? order : (x->year > y->year) - (x->year < y->year);
}

/* Total: a unit has one last word on a key. */
static int by_all(const void *a, const void *b)
{
    const struct value *x = a, *y = b;
    int order = by_year(x, y);
    if (!order)
        order = view_compare(x->unit, y->unit);
    return order ? order : by_number(x->area->index, y->area->index);
}

void observed_close(struct observed *o)
{
    o->listening = false;
    if (o->values.count)
        qsort(o->values.at, o->values.count, sizeof(struct value), by_all);
}

const struct value *observed_year(const struct observed *o,
                                  const struct indicator *indicator, int year,
                                  size_t *count)
{
    const struct value wanted = {.indicator = indicator, .year = year};
    const struct value *at = o->values.at;
    size_t from = 0, to = o->values.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (by_year(&at[middle], &wanted) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    *count = 0;
    while (from + *count < o->values.count &&
           !by_year(&at[from + *count], &wanted))
        ++*count;
    return *count ? at + from : NULL;
}

const struct value *observed_find(const struct observed *o,
                                  const struct indicator *indicator, int year,
                                  struct view unit, const struct area *area)
{
    const struct value wanted = {
        .indicator = indicator, .year = year, .unit = unit, .area = area};
    if (!o->values.count)
        return NULL;
    return bsearch(&wanted, o->values.at, o->values.count, sizeof(struct value),
                   by_all);
}
