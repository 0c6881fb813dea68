/* Which findings are open for which sender. */
#include "pipeline/engine/pending.h"

#include <stdlib.h>

/* Findings from here on are about figures, not about one return. */
enum { LEVEL_FIGURES = 3 };

static bool is_open(const struct finding *f)
{
    return f->severity >= SEVERITY_WARNING && !f->explained.n;
}

static void tell(struct pending *p, struct view sender,
                 const struct finding *finding)
{
    struct pending_pair *pair = array_push(&p->told, p->arena, sizeof *pair);
    if (pair)
        *pair = (struct pending_pair){sender, finding};
}

/* Bureaus by the index of their area, NULL where there is none. */
static const struct unit **bureaus_of(const struct pending *p)
{
    const struct catalogue *c = p->catalogue;
    const struct unit **at = arena_take(p->arena, c->area_count * sizeof *at +
                                                      sizeof(struct unit *));
    for (size_t i = 0; at && i < c->unit_count; i++)
        if (c->units[i].kind == UNIT_BUREAU)
            at[c->units[i].area->index] = &c->units[i];
    return at;
}

/* The bureau of an area; of an own leaf that of the area around it. */
static const struct unit *bureau_of(const struct unit **bureaus,
                                    const struct area *area)
{
    if (area && area->own)
        area = area->parent;
    return area ? bureaus[area->index] : NULL;
}

/* An organization's own folder, and that of the bureau that may send for it. */
static void tell_unit(struct pending *p, const struct unit **bureaus,
                      const struct finding *f)
{
    struct unit unit;
    if (!catalogue_unit(p->catalogue, f->unit, &unit))
        return;
    tell(p, unit.sender, f);
    const struct unit *bureau = bureau_of(bureaus, unit.area);
    if (unit.kind == UNIT_ORGANIZATION && bureau &&
        catalogue_may_send(p->catalogue, bureau->sender, &unit))
        tell(p, bureau->sender, f);
}

static void tell_areas(struct pending *p, const struct unit **bureaus,
                       const struct finding *f)
{
    const struct unit *bureau =
        bureau_of(bureaus, catalogue_area(p->catalogue, f->unit));
    if (bureau)
        tell(p, bureau->sender, f);
    for (size_t i = 0; i < f->cell_count; i++) {
        bureau =
            bureau_of(bureaus, catalogue_area(p->catalogue, f->cells[i].area));
        if (bureau)
            tell(p, bureau->sender, f);
    }
}

/* By address last: findings stay where they are while pages are written, and
 * their own order is that of the listing. */
static int by_sender(const void *a, const void *b)
{
    const struct pending_pair *x = a, *y = b;
    int order = view_compare(x->sender, y->sender);
    if (order || x->finding == y->finding)
        return order;
    return x->finding < y->finding ? -1 : 1;
}

/* A finding with two cells of one area is told to its bureau once. */
static void once(struct array *told)
{
    struct pending_pair *at = told->at;
    size_t kept = 0;
    if (told->count)
        qsort(at, told->count, sizeof *at, by_sender);
    for (size_t i = 0; i < told->count; i++)
        if (!kept || by_sender(&at[kept - 1], &at[i]))
            at[kept++] = at[i];
    told->count = kept;
}

/* Rows stand by unit and year, which is the order within one sender. */
static int by_debtor(const void *a, const void *b)
{
    const struct standing *x = *(const struct standing *const *)a;
    const struct standing *y = *(const struct standing *const *)b;
    int order = view_compare(x->unit->sender, y->unit->sender);
    if (order || x == y)
        return order;
    return x < y ? -1 : 1;
}

/* To the unit's own folder alone: it is its debt. */
static void list_owed(struct pending *p)
{
    const struct standings *all = p->standings;
    const struct standing *s = all->rows.at;
    for (size_t i = 0; i < all->rows.count; i++) {
        if (!standing_is_open(all, &s[i]))
            continue;
        const struct standing **at = array_push(&p->owed, p->arena, sizeof *at);
        if (at)
            *at = &s[i];
    }
    if (p->owed.count)
        qsort(p->owed.at, p->owed.count, sizeof(struct standing *), by_debtor);
}

static int by_bytes(const void *a, const void *b)
{
    return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static void add_sender(struct pending *p, struct view sender)
{
    struct view *at = array_push(&p->senders, p->arena, sizeof *at);
    if (at)
        *at = sender;
}

/* Everybody who is listed, and whoever is told something. */
static void list_senders(struct pending *p)
{
    const struct pending_pair *told = p->told.at;
    size_t kept = 0;
    for (size_t i = 0; i < p->catalogue->unit_count; i++)
        add_sender(p, p->catalogue->units[i].sender);
    for (size_t i = 0; i < p->told.count; i++)
        add_sender(p, told[i].sender);
    struct view *at = p->senders.at;
    if (p->senders.count)
        qsort(at, p->senders.count, sizeof *at, by_bytes);
    for (size_t i = 0; i < p->senders.count; i++)
        if (!kept || !view_equal(at[kept - 1], at[i]))
            at[kept++] = at[i];
    p->senders.count = kept;
}

enum status pending_open(struct pending *p, const struct run *run,
                         struct err *err)
{
    const struct finding *f = run->findings.at;
    *p = (struct pending){.catalogue = run->catalogue,
                          .standings = run->standings,
                          .arena = run->arena};
    const struct unit **bureaus = bureaus_of(p);
    for (size_t i = 0; bureaus && i < run->findings.count; i++) {
        if (!is_open(&f[i]))
            continue;
        tell_unit(p, bureaus, &f[i]);
        if (f[i].level >= LEVEL_FIGURES)
            tell_areas(p, bureaus, &f[i]);
    }
    once(&p->told);
    list_owed(p);
    list_senders(p);
    return p->arena->failed ? err_memory(err) : STATUS_OK;
}
