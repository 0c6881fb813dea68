/* The set of figures: found by key through an open-addressing table. */
#include "pipeline/model/figure.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_LEAST = 1024 };

/* `table` has a power of two of places, at most half of them taken. What it
 * outgrows stays behind in the arena: sizes double, so that is less than what
 * the table itself needs. */
struct figures {
    const struct catalogue *catalogue;
    struct arena *arena;
    struct figure **table;
    size_t places;
    size_t count;
    struct figure **sorted; /* NULL after a put */
};

struct figures *figures_new(const struct catalogue *catalogue,
                            struct arena *arena)
{
    struct figures *set = arena_take(arena, sizeof *set);
    if (!set)
        return NULL;
    set->catalogue = catalogue;
    set->arena = arena;
    set->places = TABLE_LEAST;
    set->table = arena_take(arena, TABLE_LEAST * sizeof *set->table);
    return set->table ? set : NULL;
}

/* Multiplies by odd constants and folds the high half down (the finishing steps
 * of SplitMix64), so that neighbouring keys do not pile up. Source: Steele,
 * Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 * Codes' indices, not pointers: the order in the table is the same in every
 * run. */
static size_t hash_of(const struct key *key)
{
    uint64_t time =
        (uint64_t)key->period.year << 20 | (uint64_t)key->period.last << 8 |
        (uint64_t)key->period.part << 4 | (uint64_t)key->period.kind;
    uint64_t h = (uint64_t)key->indicator->index << 48 ^
                 (uint64_t)key->area->index << 32 ^ time;
    h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
    return (size_t)(h ^ h >> 31);
}

static bool same_key(const struct key *a, const struct key *b)
{
    return a->indicator == b->indicator && a->area == b->area &&
           a->period.year == b->period.year &&
           a->period.last == b->period.last &&
           a->period.part == b->period.part && a->period.kind == b->period.kind;
}

/* The place of the key, or the empty one where it belongs. */
/* There always is an empty one: half of them are. */
static struct figure **place_of(const struct figures *set,
                                const struct key *key)
{
    size_t i = hash_of(key);
    for (;; i++) {
        struct figure **place = &set->table[i & (set->places - 1)];
        if (!*place || same_key(&(*place)->key, key))
            return place;
    }
}

struct figure *figures_get(const struct figures *figures, const struct key *key)
{
    return *place_of(figures, key);
}

static bool grow(struct figures *set)
{
    struct figure **old = set->table;
    size_t places = set->places;
    struct figure **table = arena_take(set->arena, places * 2 * sizeof *table);
    if (!table)
        return false;
    set->table = table;
    set->places = places * 2;
    for (size_t i = 0; i < places; i++)
        if (old[i])
            *place_of(set, &old[i]->key) = old[i];
    return true;
}

/* Figures themselves never move: pointers to them stay good when the table
 * grows. */
struct figure *figures_put(struct figures *figures, const struct key *key)
{
    struct figure *figure = figures_get(figures, key);
    if (figure)
        return figure;
    if (figures->count >= figures->places / 2 && !grow(figures))
        return NULL;
    figure = arena_take(figures->arena, sizeof *figure);
    if (!figure)
        return NULL;
    figure->key = *key;
    *place_of(figures, key) = figure;
    figures->count++;
    figures->sorted = NULL;
    return figure;
}

/* Keys differ, so the order is total whatever qsort does with equals. */
static int by_key(const void *a, const void *b)
{
    const struct key *x = &(*(struct figure *const *)a)->key;
    const struct key *y = &(*(struct figure *const *)b)->key;
    size_t i = x->indicator->index, j = y->indicator->index;
    if (i != j)
        return i < j ? -1 : 1;
    if (x->area->order != y->area->order)
        return x->area->order < y->area->order ? -1 : 1;
    return period_compare(x->period, y->period);
}

static void sort(struct figures *set)
{
    size_t n = 0;
    set->sorted = arena_take(set->arena, (set->count + 1) * sizeof(void *));
    for (size_t i = 0; set->sorted && i < set->places; i++)
        if (set->table[i])
            set->sorted[n++] = set->table[i];
    if (n)
        qsort(set->sorted, n, sizeof *set->sorted, by_key);
}

struct figure **figures_sorted(struct figures *figures, size_t *count)
{
    if (!figures->sorted)
        sort(figures);
    *count = figures->sorted ? figures->count : 0;
    return figures->sorted;
}

static struct quantity number_of(int n)
{
    return (struct quantity){.kind = QUANTITY_NUMBER, .number = decimal_of(n)};
}

/* A grade counts as its rank, the best being 1. Flags that do not travel stay
 * with the figure. */
static struct quantity get(void *self, const struct key *key)
{
    const struct figures *set = self;
    const struct figure *f = figures_get(set, key);
    if (!f)
        return (struct quantity){0};
    struct quantity value = f->value;
    if (value.kind == QUANTITY_UNKNOWN && f->grade)
        value = number_of(f->grade->rank);
    value.flags = flags_travelling(set->catalogue->flags, f->flags);
    return value;
}

static struct quantity rank(void *self, const struct key *key)
{
    const struct figure *f = figures_get(self, key);
    return f && f->rank ? number_of(f->rank) : (struct quantity){0};
}

struct lookup figures_lookup(struct figures *figures)
{
    return (struct lookup){.self = figures, .get = get, .rank = rank};
}
