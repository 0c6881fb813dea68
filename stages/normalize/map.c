/* Replaces letters by letters, by ranges of code points. */
#include "stages/normalize/map.h"

#include <stdint.h>

/* `first`..`last` becomes what is `first - to` further down. */
/* The fold of full width (U+FF01..FF5E to U+0021..007E) is one range, that of
 * traditional letters some dozens: few enough to walk. */
struct range {
    uint32_t first, last, to;
};

struct map {
    struct array ranges;
};

/* One letter or range off the front of `text`. */
/* A '-' is a range only between two letters, so "a-" and "-a" hold a hyphen. */
static struct range take_range(struct view *text)
{
    struct range range = {0};
    struct view rest;

    range.first = range.last = utf8_next(text);
    rest = *text;
    if (rest.n > 1 && utf8_next(&rest) == '-') {
        range.last = utf8_next(&rest);
        *text = rest;
    }
    return range;
}

/* Lengths are compared as unsigned: a range that runs backwards comes out
 * enormous and fits nothing. */
static bool add_range(struct map *map, struct view *from, struct view *to,
                      struct arena *arena)
{
    struct range source = take_range(from), target = take_range(to);
    struct range *range;

    if (source.last < source.first ||
        source.last - source.first != target.last - target.first)
        return false;
    range = array_push(&map->ranges, arena, sizeof *range);
    if (!range)
        return false;
    *range = (struct range){source.first, source.last, target.first};
    return true;
}

/* Both sides are read in step: range against range of the same length. */
const struct map *map_new(struct view from, struct view to, struct arena *arena)
{
    struct map *map = arena_take(arena, sizeof *map);

    while (map && from.n > 0 && to.n > 0)
        if (!add_range(map, &from, &to, arena))
            return NULL;
    return from.n == 0 && to.n == 0 ? map : NULL;
}

static uint32_t mapped(const struct map *map, uint32_t rune)
{
    const struct range *ranges = map->ranges.at;

    for (size_t i = 0; i < map->ranges.count; i++)
        if (rune >= ranges[i].first && rune <= ranges[i].last)
            return rune - ranges[i].first + ranges[i].to;
    return rune;
}

/* Always appends all of it; the answer only spares the caller a comparison. */
bool map_apply(const struct map *map, struct view text, struct buf *out)
{
    bool changed = false;

    while (text.n > 0) {
        uint32_t rune = utf8_next(&text);
        uint32_t to = mapped(map, rune);

        changed |= to != rune;
        buf_rune(out, to);
    }
    return changed;
}
