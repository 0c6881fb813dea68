/* The values of one indicator of an index, over its areas and years. */
#include "stages/compare/composite_values.h"

#include "pipeline/model/statistics.h"

bool composite_values_init(struct composite_values *v,
                           const struct composite_work *work)
{
    struct arena *arena = work->scratch;
    size_t count = work->area_count * (size_t)(work->last - work->first + 1);
    v->count = count;
    v->values = arena_take(arena, (count + 1) * sizeof *v->values);
    v->flags = arena_take(arena, (count + 1) * sizeof *v->flags);
    v->said = arena_take(arena, (count + 1) * sizeof *v->said);
    v->peers = arena_take(arena, (count + 1) * sizeof *v->peers);
    return !arena->failed;
}

static struct quantity population(const struct key *key)
{
    const struct population *p = area_population(key->area, key->period.last);
    if (!p)
        return (struct quantity){0};
    return (struct quantity){.kind = QUANTITY_NUMBER, .number = p->count};
}

static void read_denominator(const struct composite_node *leaf,
                             const struct lookup *lookup, const struct key *key,
                             struct quantity *by)
{
    struct key other = {leaf->other, key->area, key->period};
    *by = (struct quantity){.kind = QUANTITY_NUMBER, .number = decimal_of(1)};
    if (leaf->per == COMPOSITE_PER_HEAD)
        *by = population(key);
    else if (leaf->per == COMPOSITE_PER_OTHER)
        *by = lookup->get(lookup->self, &other);
}

/* Multiplied first: one inexact step instead of two. Equal ratios are equal
 * doubles then. */
static struct score divided(struct decimal value, struct decimal by,
                            struct decimal times)
{
    struct decimal ratio;
    if (!decimal_multiply(value, times, &ratio) ||
        !decimal_divide(ratio, by, &ratio))
        return (struct score){.state = SCORE_DENOMINATOR};
    return (struct score){decimal_to_double(ratio), SCORE_KNOWN};
}

static void read_one(struct composite_values *v, size_t at,
                     const struct composite_node *leaf,
                     const struct lookup *lookup, const struct key *key)
{
    struct quantity value = lookup->get(lookup->self, key);
    struct quantity by;
    read_denominator(leaf, lookup, key, &by);
    v->flags[at] = value.flags | by.flags;
    v->values[at] = (struct score){.state = SCORE_MISSING};
    if (value.kind == QUANTITY_NUMBER && by.kind == QUANTITY_NUMBER)
        v->values[at] = divided(value.number, by.number, leaf->times);
    else if (value.kind == QUANTITY_NUMBER)
        v->values[at].state = SCORE_DENOMINATOR;
    v->said[at] = v->values[at].state == SCORE_KNOWN;
    v->flags[at] = v->said[at] ? v->flags[at] : 0;
}

static int group_of(const struct run *run, const struct area *area)
{
    return area->group ? (int)(area->group - run->catalogue->groups) + 1 : 0;
}

/* Whose values stand in for one of `peer`: everybody's of the year, or those of
 * the peer group. An area outside all groups has no peers. */
static bool stands_in(const struct composite_values *v, size_t at, int peer,
                      bool by_group)
{
    return v->said[at] && (!by_group || (peer && v->peers[at] == peer));
}

/* Mean or median of who stands in, 0 of them: `count` is 0 then. */
static double stand_in(const struct composite_values *v, size_t from,
                       size_t areas, int peer, enum composite_impute how,
                       double *room, size_t *count)
{
    bool by_group = how == COMPOSITE_IMPUTE_GROUP_MEAN ||
                    how == COMPOSITE_IMPUTE_GROUP_MEDIAN;
    bool median =
        how == COMPOSITE_IMPUTE_MEDIAN || how == COMPOSITE_IMPUTE_GROUP_MEDIAN;
    *count = 0;
    for (size_t a = 0; a < areas; a++)
        if (stands_in(v, from + a, peer, by_group))
            room[(*count)++] = v->values[from + a].value;
    if (!*count)
        return 0;
    if (!median)
        return statistics_mean(room, *count);
    statistics_sort(room, *count);
    return statistics_median(room, *count);
}

/* What is stood in for is made of everybody it is made of, flags and all; that
 * it was is flag enough. */
static void impute(struct composite_values *v,
                   const struct composite_work *work)
{
    size_t areas = work->area_count, count;
    enum composite_impute how = work->composite->impute;
    double *room = arena_take(work->scratch, (areas + 1) * sizeof *room);
    if (how == COMPOSITE_IMPUTE_NONE || !room)
        return;
    for (size_t i = 0; i < v->count; i++) {
        if (v->values[i].state == SCORE_KNOWN)
            continue;
        double value =
            stand_in(v, i - i % areas, areas, v->peers[i], how, room, &count);
        if (!count)
            continue;
        v->values[i] = (struct score){value, SCORE_KNOWN};
        v->flags[i] = FLAG_BIT(FLAG_IMPUTED);
    }
}

void composite_values_read(struct composite_values *v,
                           const struct composite_work *work,
                           const struct composite_node *leaf)
{
    struct lookup lookup = figures_lookup(work->run->figures);
    for (size_t i = 0; i < v->count; i++) {
        const struct area *area = work->areas[i % work->area_count];
        int year = work->first + (int)(i / work->area_count);
        struct key key = {leaf->indicator, area, period_year(year)};
        read_one(v, i, leaf, &lookup, &key);
        v->peers[i] = group_of(work->run, area);
    }
    impute(v, work);
}
