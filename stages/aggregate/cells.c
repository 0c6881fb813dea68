/* What was said about a key, before it is decided which of it counts. */
#include "stages/aggregate/cells.h"

/* A power of two, and it only doubles: places are chosen by the low bits. */
enum { PLACES_LEAST = 1024 };

void cells_init(struct cells *cells, size_t indicators, struct arena *arena)
{
    *cells = (struct cells){.arena = arena, .places = PLACES_LEAST};
    cells->table = arena_take(arena, PLACES_LEAST * sizeof *cells->table);
    cells->by_indicator =
        arena_take(arena, indicators * sizeof *cells->by_indicator);
}

/* FNV-1a over the key's small numbers, finished by a shift so that the low
 * bits, which choose the place, depend on all of them. */
static size_t hash_of(const struct key *key)
{
    const uint64_t parts[] = {
        key->indicator->index,      key->area->index,
        (uint64_t)key->period.year, (uint64_t)key->period.last,
        (uint64_t)key->period.part, (uint64_t)key->period.kind,
    };
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        h = (h ^ parts[i]) * UINT64_C(0x100000001b3);
    return (size_t)(h ^ h >> 32);
}

static bool same_key(const struct key *a, const struct key *b)
{
    return a->indicator == b->indicator && a->area == b->area &&
           period_equal(a->period, b->period);
}

static struct cell **place_of(const struct cells *cells, const struct key *key)
{
    size_t i = hash_of(key);
    for (;; i++) {
        struct cell **place = &cells->table[i & (cells->places - 1)];
        if (!*place || same_key(&(*place)->key, key))
            return place;
    }
}

struct cell *cells_get(const struct cells *cells, const struct key *key)
{
    return cells->table ? *place_of(cells, key) : NULL;
}

/* The old table stays behind in the arena: sizes double, so all of them
 * together are less than the last. */
static bool grow(struct cells *cells)
{
    struct cell **old = cells->table;
    size_t places = cells->places;
    struct cell **table = arena_take(cells->arena, 2 * places * sizeof *table);
    if (!table)
        return false;
    cells->table = table;
    cells->places = 2 * places;
    for (size_t i = 0; i < places; i++)
        if (old[i])
            *place_of(cells, &old[i]->key) = old[i];
    return true;
}

/* Chained before anything else of the indicator: the chain is only walked to
 * collect periods, which are sorted then. */
static struct cell *cell_new(struct cells *cells, const struct key *key)
{
    struct cell *cell = arena_take(cells->arena, sizeof *cell);
    if (!cell)
        return NULL;
    cell->key = *key;
    cell->counted = pool_of(pool_over_areas(key->indicator));
    cell->organizations = cell->counted;
    cell->beside = cells->by_indicator[key->indicator->index];
    cells->by_indicator[key->indicator->index] = cell;
    cells->count++;
    return cell;
}

/* At most half of the places are taken: then a search ends soon. */
struct cell *cells_put(struct cells *cells, const struct key *key)
{
    struct cell *known = cells_get(cells, key);
    if (known || !cells->table || !cells->by_indicator)
        return known;
    if (cells->count >= cells->places / 2 && !grow(cells))
        return NULL;
    struct cell **place = place_of(cells, key);
    *place = cell_new(cells, key);
    return *place;
}

struct cell *cells_of(const struct cells *cells,
                      const struct indicator *indicator)
{
    return cells->by_indicator ? cells->by_indicator[indicator->index] : NULL;
}
