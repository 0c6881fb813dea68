/* Several values made into one. */
#include "stages/aggregate/pool.h"

/* Sums and unions differ only in what they are made of: named things are always
 * united, numbers always added. */
enum pool_how pool_over_areas(const struct indicator *indicator)
{
    switch (indicator->over_areas) {
    case AREAS_SUM:
    case AREAS_UNION:
        return POOL_SUM;
    case AREAS_MAX:
        return POOL_MAX;
    case AREAS_NONE:
        break;
    }
    return POOL_SAME;
}

struct pool pool_of(enum pool_how how)
{
    return (struct pool){.how = how};
}

/* Of grades the best one is the greatest: rank 1. */
static void add_grade(struct pool *pool, const struct grade *grade)
{
    struct worth *sum = &pool->sum;
    bool better = !sum->grade || grade->rank < sum->grade->rank;
    if (sum->grade && pool->how != POOL_MAX && sum->grade != grade)
        pool->broken = true;
    if (better)
        sum->grade = grade;
}

/* Words cannot be combined: two that differ leave none. */
static void add_words(struct pool *pool, struct view words)
{
    if (!pool->sum.words.n)
        pool->sum.words = words;
    else if (!view_equal(pool->sum.words, words))
        pool->broken = true;
}

/* Sums of submitted values are exact (18 of 36 digits), so their order does
 * not matter. */
static void add_number(struct pool *pool, struct decimal number)
{
    struct decimal *sum = &pool->sum.number;
    if (pool->how == POOL_SUM) {
        if (!decimal_add(*sum, number, sum))
            pool->broken = true;
    } else if (pool->known == 1) {
        *sum = number;
    } else if (pool->how == POOL_MAX) {
        if (decimal_compare(number, *sum) > 0)
            *sum = number;
    } else if (decimal_compare(number, *sum) != 0) {
        pool->broken = true;
    }
}

/* Of a maximum it cannot be said how much of it was imputed: only of how many
 * values it was taken. */
static void add_made(struct pool *pool, const struct made *made)
{
    struct made *sum = &pool->sum.made;
    sum->units += made->units;
    sum->imputed += made->imputed;
    pool->imputed += made->imputed && made->imputed == made->units;
    if (made->imputed && pool->how == POOL_SUM &&
        !decimal_add(sum->amount, made->amount, &sum->amount))
        pool->broken = true;
}

/* Doubles are found at the end, all at once. */
static void add_items(struct pool *pool, const struct worth *worth,
                      struct arena *arena)
{
    if (!decimal_add(pool->sum.loose, worth->loose, &pool->sum.loose))
        pool->broken = true;
    for (size_t i = 0; i < worth->item_count; i++) {
        struct named *n = array_push(&pool->items, arena, sizeof *n);
        if (n)
            *n = worth->items[i];
    }
}

void pool_add(struct pool *pool, const struct worth *worth,
              const struct flag_kind *kinds, struct arena *arena)
{
    pool->said++;
    if (!worth->known) {
        pool->idle += (worth->flags & FLAG_BIT(FLAG_NOT_APPLICABLE)) != 0;
        pool->reasons |= worth->flags;
        return;
    }
    pool->known++;
    pool->nils += (worth->flags & FLAG_BIT(FLAG_NIL)) != 0;
    pool->flags |= worth->flags;
    pool->travelling |= flags_travelling(kinds, worth->flags);
    add_made(pool, &worth->made);
    if (worth->grade)
        add_grade(pool, worth->grade);
    else if (worth->words.n)
        add_words(pool, worth->words);
    else if (worth->item_count || decimal_sign(worth->loose))
        add_items(pool, worth, arena);
    else
        add_number(pool, worth->number);
}

/* Why there is no value: what is not applicable to one source says nothing
 * when another has a better reason. */
static uint32_t reason(const struct pool *pool)
{
    if (!pool->said)
        return FLAG_BIT(FLAG_MISSING);
    if (pool->idle == pool->said)
        return pool->reasons;
    return pool->reasons & ~FLAG_BIT(FLAG_NOT_APPLICABLE);
}

/* Things that were only counted, not named, cannot be told apart and add up. */
static void count_items(struct pool *pool, struct worth *total)
{
    items_unite(&pool->items);
    total->items = pool->items.at;
    total->item_count = pool->items.count;
    struct decimal count = decimal_of((int64_t)pool->items.count);
    if (!decimal_add(count, pool->sum.loose, &total->number))
        pool->broken = true;
}

struct worth pool_total(struct pool *pool)
{
    struct worth total = pool->sum;
    if (!pool->known)
        return (struct worth){.flags = reason(pool)};
    if (pool->items.count || decimal_sign(pool->sum.loose))
        count_items(pool, &total);
    if (pool->broken)
        return (struct worth){.flags = FLAG_BIT(FLAG_UNDEFINED) |
                                       FLAG_BIT(FLAG_DISPUTED)};
    total.known = true;
    total.flags = pool->travelling;
    if (pool->nils == pool->known)
        total.flags |= FLAG_BIT(FLAG_NIL);
    if (pool->said - pool->idle > pool->known)
        total.flags |= FLAG_BIT(FLAG_PARTIAL);
    return total;
}
