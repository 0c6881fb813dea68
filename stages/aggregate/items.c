/* Named things, and when two of them are the same one. */
#include "stages/aggregate/items.h"

#include <stdlib.h>

/* U+FF01 to FF5E are ASCII in full width, in the same order; input methods
 * switch between the two without being asked. */
enum {
    WIDE_FIRST = 0xFF01, /* full-width '!' ... '~' */
    WIDE_LAST = 0xFF5E,
    WIDE_SHIFT = WIDE_FIRST - '!',
    FIELD_END = 0x1F /* cannot occur in XML: keeps ("a","bc") from ("ab","c") */
};

static bool is_blank(uint32_t rune)
{
    return rune <= ' ' || rune == 0xA0 || rune == 0x3000 || rune == 0xFEFF ||
           (rune >= 0x2000 && rune <= 0x200B) || rune == 0x202F;
}

static uint32_t narrow(uint32_t rune)
{
    if (rune >= WIDE_FIRST && rune <= WIDE_LAST)
        rune -= WIDE_SHIFT;
    return rune >= 'A' && rune <= 'Z' ? rune - 'A' + 'a' : rune;
}

/* All blanks go, also those inside: between Chinese words they mean nothing. */
static void fold(struct view text, struct buf *out)
{
    while (text.n) {
        uint32_t rune = utf8_next(&text);
        if (!is_blank(rune))
            buf_rune(out, narrow(rune));
    }
    buf_byte(out, FIELD_END);
}

struct view items_fold(const struct item *item, struct arena *arena)
{
    struct buf out = {0};
    fold(item->name, &out);
    fold(item->by, &out);
    fold(item->level, &out);
    fold(item->on, &out);
    if (out.failed)
        arena->failed = true;
    struct view folded = arena_copy(arena, buf_view(&out));
    buf_release(&out);
    return folded;
}

/* Decides which of two spellings is shown. */
static int by_words(const struct item *a, const struct item *b)
{
    int order = view_compare(a->name, b->name);
    if (!order)
        order = view_compare(a->by, b->by);
    if (!order)
        order = view_compare(a->level, b->level);
    return order ? order : view_compare(a->on, b->on);
}

/* Total but for items equal in every word, of which any may be kept. */
static int by_identity(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = view_compare(x->folded, y->folded);
    return order ? order : by_words(&x->item, &y->item);
}

void items_unite(struct array *items)
{
    struct named *at = items->at;
    size_t kept = 0;
    if (items->count > 1)
        qsort(at, items->count, sizeof *at, by_identity);
    for (size_t i = 0; i < items->count; i++)
        if (!kept || !view_equal(at[kept - 1].folded, at[i].folded))
            at[kept++] = at[i];
    items->count = kept;
}

struct item items_copy(const struct item *item, struct arena *arena)
{
    return (struct item){.name = arena_copy(arena, item->name),
                         .by = arena_copy(arena, item->by),
                         .level = arena_copy(arena, item->level),
                         .on = arena_copy(arena, item->on)};
}
