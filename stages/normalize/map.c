/* Replaces letters by letters, by ranges of code points. */
#include "stages/normalize/map.h"

#include <stdint.h>

/* `first`..`last` becomes what is `first - to` further down. */
/* The fold of full width (U+FF01..FF5E to U+0021..007E) is one range, that of
 * traditional letters some dozens: few enough to walk. */
struct range {
    uint32_t first, last, to;
};

/* `leads` has a bit for each byte that a letter of the ranges may begin with:
 * most words hold none of them and are passed over without being decoded. */
struct map {
    struct array ranges;
    uint64_t leads[4];
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

/* The first byte of a letter in UTF-8. */
static unsigned lead_of(uint32_t rune)
{
    if (rune < 0x80)
        return rune;
    if (rune < 0x800)
        return 0xc0 | rune >> 6;
    return rune < 0x10000 ? 0xe0 | rune >> 12 : 0xf0 | rune >> 18;
}

/* Letters in order have leads in order. */
static void note_leads(struct map *map, const struct range *range)
{
    unsigned last = lead_of(range->last);

    for (unsigned lead = lead_of(range->first); lead <= last; lead++)
        map->leads[lead / 64 % 4] |= UINT64_C(1) << lead % 64;
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
    note_leads(map, range);
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

static bool may_change(const struct map *map, char byte)
{
    unsigned lead = (unsigned char)byte;

    return map->leads[lead / 64] >> lead % 64 & 1;
}

/* The front of `text` that stays as it is. */
static struct view untouched(const struct map *map, struct view text)
{
    size_t n = 0;

    while (n < text.n) {
        struct view rest = {text.p + n, text.n - n};
        uint32_t rune;

        if (may_change(map, text.p[n])) {
            rune = utf8_next(&rest);
            if (mapped(map, rune) != rune)
                break;
            n = text.n - rest.n;
        } else {
            n++;
        }
    }
    return (struct view){text.p, n};
}

/* Always appends all of it; the answer only spares the caller a comparison. */
bool map_apply(const struct map *map, struct view text, struct buf *out)
{
    struct view front = untouched(map, text);
    bool changed = front.n < text.n;

    buf_add(out, front);
    text = (struct view){text.p + front.n, text.n - front.n};
    while (text.n > 0)
        buf_rune(out, mapped(map, utf8_next(&text)));
    return changed;
}
