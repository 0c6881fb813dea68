/* Ranks of areas among those beside them. */
#include "stages/compare/ranks.h"

#include "pipeline/model/ranking.h"

enum { BESIDE_MOST = 256, RANKED_LEAST = 2 };

/* The figures of one parent's children, as far as there are any. */
struct beside {
    struct figure *figures[BESIDE_MOST];
    struct ranked entries[BESIDE_MOST];
    size_t count;
};

/* Neutral indicators are compared, not ranked; grades and texts are neither. */
static bool may_rank(const struct indicator *indicator)
{
    return indicator->direction != DIRECTION_NEUTRAL &&
           (indicator->type == VALUE_NUMBER || indicator->type == VALUE_ITEMS);
}

/* An own leaf is an office, not an area one could live in. */
static void gather(const struct figures *figures, const struct key *key,
                   struct beside *beside)
{
    const struct area *parent = key->area->parent;
    struct key at = *key;
    beside->count = 0;
    for (size_t i = 0; i < parent->child_count; i++) {
        at.area = parent->children[i];
        struct figure *f = at.area->own ? NULL : figures_get(figures, &at);
        if (!f || beside->count == BESIDE_MOST)
            continue;
        beside->figures[beside->count] = f;
        beside->entries[beside->count++] =
            (struct ranked){.value = f->value.number,
                            .known = f->value.kind == QUANTITY_NUMBER};
    }
}

/* All children are ranked at once, with the first of them that is met. */
void ranks_set(struct figures *figures, struct figure *figure)
{
    struct beside beside;
    const struct area *area = figure->key.area;
    if (figure->ranked || area->own || !area->parent ||
        !may_rank(figure->key.indicator))
        return;
    gather(figures, &figure->key, &beside);
    size_t ranked = ranking_compete(beside.entries, beside.count,
                                    figure->key.indicator->direction);
    for (size_t i = 0; ranked >= RANKED_LEAST && i < beside.count; i++) {
        beside.figures[i]->rank = beside.entries[i].rank;
        beside.figures[i]->tied = beside.entries[i].tied;
        beside.figures[i]->ranked = (int)ranked;
    }
}

void ranks_set_last(struct figures *figures, struct figure *figure)
{
    struct key key = figure->key;
    if (key.period.kind == PERIOD_SPAN)
        return;
    key.period = period_shift(key.period, -1);
    const struct figure *last = figures_get(figures, &key);
    figure->last_rank = last ? last->rank : 0;
}

/* A rank is made from all that were ranked: were one of them invented, the rank
 * would be too. */
struct quantity ranks_lookup(void *self, const struct key *key)
{
    struct beside beside;
    const struct figure *f = figures_get(self, key);
    if (!f || !f->rank)
        return (struct quantity){0};
    struct quantity rank = {.kind = QUANTITY_NUMBER,
                            .number = decimal_of(f->rank)};
    gather(self, key, &beside);
    for (size_t i = 0; i < beside.count; i++)
        if (beside.entries[i].known)
            rank.flags |= beside.figures[i]->value.flags;
    return rank;
}
