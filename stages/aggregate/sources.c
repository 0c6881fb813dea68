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

/* Compared by their bytes: other words may come to lie where these did. */
static struct view keep(struct keeper *keeper, struct view *last,
                        struct view word)
{
    if (!view_equal(*last, word))
        *last = arena_copy(keeper->arena, word);
    return *last;
}

/* The record they come from is gone when the next unit is read. */
static void copy_words(struct figure_source *to,
                       const struct figure_source *from, struct keeper *keeper)
{
    to->unit = keep(keeper, &keeper->unit, from->unit);
    to->text = arena_copy(keeper->arena, from->text);
    to->digest = keep(keeper, &keeper->digest, from->digest);
    to->by = from->by;
    to->parents =
        from->parents.n ? arena_copy(keeper->arena, from->parents) : VIEW("");
    to->place = from->place;
    to->place.file = keep(keeper, &keeper->file, from->place.file);
    to->place.cell = from->place.cell.n
                         ? arena_copy(keeper->arena, from->place.cell)
                         : VIEW("");
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
                 struct keeper *keeper)
{
    struct figure_source **at = place_of(sources, source);
    if (!*at && sources->count == SOURCES_MOST) {
        sources->left_out++;
        return;
    }
    struct figure_source *kept = arena_take(keeper->arena, sizeof *kept);
    if (!kept)
        return;
    copy_words(kept, source, keeper);
    kept->next = *at;
    *at = kept;
    if (!kept->next)
        sources->last = kept;
    if (++sources->count > SOURCES_MOST)
        drop_last(sources);
}
