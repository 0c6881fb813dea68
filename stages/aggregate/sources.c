/* Where a value comes from, kept for whoever asks why. */
#include "stages/aggregate/sources.h"

static int compare(const struct figure_source *a, const struct figure_source *b)
{
    int order = view_compare(a->unit, b->unit);
    if (!order)
        order = view_compare(a->digest, b->digest);
    if (!order && a->place.line != b->place.line)
        order = a->place.line < b->place.line ? -1 : 1;
    if (!order && a->place.column != b->place.column)
        order = a->place.column < b->place.column ? -1 : 1;
    return order;
}

/* The record they come from is gone when the next unit is read. */
static void copy_words(struct figure_source *to,
                       const struct figure_source *from, struct arena *arena)
{
    to->unit = arena_copy(arena, from->unit);
    to->text = arena_copy(arena, from->text);
    to->digest = arena_copy(arena, from->digest);
    to->place = from->place;
    to->place.file = arena_copy(arena, from->place.file);
    to->place.cell = arena_copy(arena, from->place.cell);
}

/* The ledger tells units in order, so nearly every source belongs behind the
 * last: looked at first, adding stays cheap however many are told. */
static struct figure_source **place_of(struct sources *sources,
                                       const struct figure_source *source)
{
    struct figure_source **at = &sources->first;
    if (sources->last && compare(sources->last, source) <= 0)
        return &sources->last->next;
    while (*at && compare(*at, source) <= 0)
        at = &(*at)->next;
    return at;
}

/* Happens only where units come out of order. */
static void drop_last(struct sources *sources)
{
    struct figure_source *at = sources->first;
    while (at->next && at->next->next)
        at = at->next;
    at->next = NULL;
    sources->last = at;
    sources->count--;
    sources->left_out++;
}

void sources_add(struct sources *sources, const struct figure_source *source,
                 struct arena *arena)
{
    struct figure_source **at = place_of(sources, source);
    if (!*at && sources->count == SOURCES_MOST) {
        sources->left_out++;
        return;
    }
    struct figure_source *kept = arena_take(arena, sizeof *kept);
    if (!kept)
        return;
    copy_words(kept, source, arena);
    kept->next = *at;
    *at = kept;
    if (!kept->next)
        sources->last = kept;
    if (++sources->count > SOURCES_MOST)
        drop_last(sources);
}
