/* Ranks of areas among those beside them. */
#include "stages/compare/ranks.h"

#include "pipeline/model/ranking.h"

/* One alone is not ranked: to be first of one says nothing. */
enum { RANKED_LEAST = 2 };

/* The figures of one parent's children, as far as there are any. */
struct beside {
    struct figure **figures;
    struct ranked *entries;
    size_t count;
};

/* Neutral indicators are compared, not ranked; grades and texts are neither. */
static bool may_rank(const struct indicator *indicator)
{
    return indicator->direction != DIRECTION_NEUTRAL &&
           (indicator->type == VALUE_NUMBER || indicator->type == VALUE_ITEMS);
}

/* Room for every child; false when memory is out. */
static bool make_room(struct beside *beside, const struct area *parent,
                      struct arena *arena)
{
    size_t most = parent->child_count + 1;
    beside->figures = arena_take(arena, most * sizeof *beside->figures);
    beside->entries = arena_take(arena, most * sizeof *beside->entries);
    beside->count = 0;
    return beside->figures && beside->entries;
}

/* An own leaf is an office, not an area one could live in. */
static void gather(const struct figures *figures, const struct key *key,
                   struct beside *beside)
{
    const struct area *parent = key->area->parent;
    struct key at = *key;
    for (size_t i = 0; i < parent->child_count; i++) {
        at.area = parent->children[i];
        struct figure *f = at.area->own ? NULL : figures_get(figures, &at);
        if (!f)
            continue;
        beside->figures[beside->count] = f;
        beside->entries[beside->count++] =
            (struct ranked){.value = f->value.number,
                            .known = f->value.kind == QUANTITY_NUMBER};
    }
}

/* A rank is made from all that were ranked: were one of them invented, the
 * rank would be too. */
static uint32_t flags_of(const struct beside *beside)
{
    uint32_t flags = 0;
    for (size_t i = 0; i < beside->count; i++)
        if (beside->entries[i].known)
            flags |= beside->figures[i]->value.flags;
    return flags;
}

static void spread(const struct beside *beside, size_t ranked)
{
    uint32_t flags = flags_of(beside);
    for (size_t i = 0; i < beside->count; i++) {
        struct figure *f = beside->figures[i];
        f->rank = beside->entries[i].rank;
        f->tied = beside->entries[i].tied;
        f->ranked = (int)ranked;
        f->rank_flags = f->rank ? flags : 0;
    }
}

/* All children are ranked at once, with the first of them that is met. */
void ranks_set(struct figures *figures, struct figure *figure,
               struct arena *scratch)
{
    struct beside beside;
    const struct area *area = figure->key.area;
    if (figure->ranked || area->own || !area->parent ||
        !may_rank(figure->key.indicator) ||
        !make_room(&beside, area->parent, scratch))
        return;
    gather(figures, &figure->key, &beside);
    size_t ranked = ranking_compete(beside.entries, beside.count,
                                    figure->key.indicator->direction);
    if (ranked >= RANKED_LEAST)
        spread(&beside, ranked);
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

struct quantity ranks_lookup(void *self, const struct key *key)
{
    const struct figure *f = figures_get(self, key);
    if (!f || !f->rank)
        return (struct quantity){0};
    return (struct quantity){.kind = QUANTITY_NUMBER,
                             .number = decimal_of(f->rank),
                             .flags = f->rank_flags};
}
