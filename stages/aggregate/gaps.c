/* Which values are owed and have not been said. */
#include "stages/aggregate/gaps.h"

#include "stages/aggregate/owed.h"

/* Of the many who may speak only those who count owe. */
static bool counts(const struct unit *unit, const struct indicator *indicator)
{
    switch (indicator->counted_by.kind) {
    case SOURCE_DISTRICT:
    case SOURCE_DISTRICT_OWN:
    case SOURCE_CITY:
        return unit->kind == UNIT_BUREAU;
    case SOURCE_ORGANIZATION:
        return unit->kind == UNIT_ORGANIZATION;
    case SOURCE_INSTITUTION:
        return unit->kind == UNIT_INSTITUTION &&
               view_equal(unit->role, indicator->counted_by.role);
    case SOURCE_PROVINCE:
    case SOURCE_NONE:
        break;
    }
    return false;
}

/* What is told for a span of years is not owed for each year of it. */
static bool in_span(const struct tally *tally, const struct key *key)
{
    const struct cell *c = cells_of(&tally->cells, key->indicator);
    for (; c; c = c->beside) {
        struct period p = c->key.period;
        if (p.kind == PERIOD_SPAN && p.year <= key->period.year &&
            key->period.year <= p.last && c->key.area == key->area)
            return true;
    }
    return false;
}

/* The bureau of an inner area owes its own leaf, or the whole where nobody
 * below it owes. */
static bool place_inner(const struct tally *tally, const struct unit *unit,
                        struct key *key)
{
    key->area = area_leaf(unit->area);
    if (owed_at_leaf(tally, key))
        return true;
    key->area = unit->area;
    return owed_as_whole(tally, key);
}

/* Every organization owes for itself. What is counted at a city or by an
 * institution is owed where these lie. */
static bool place(const struct tally *tally, const struct unit *unit,
                  struct key *key)
{
    enum source_kind kind = key->indicator->counted_by.kind;
    key->area = unit->area;
    if (kind == SOURCE_ORGANIZATION)
        return true;
    if (unit->area->child_count &&
        (kind == SOURCE_DISTRICT || kind == SOURCE_DISTRICT_OWN))
        return place_inner(tally, unit, key);
    return owed_at_leaf(tally, key);
}

bool gap_owed(const struct tally *tally, const struct unit *unit,
              struct key *key)
{
    return counts(unit, key->indicator) &&
           expect_owes(unit, key->indicator, key->period) &&
           expect_collected(key->indicator, key->period) &&
           expect_exists(unit->area, key->period) && place(tally, unit, key) &&
           !in_span(tally, key);
}

static bool lacking(bool known, uint32_t flags, bool unavailable)
{
    uint32_t open = FLAG_BIT(FLAG_MISSING);
    if (unavailable)
        open |= FLAG_BIT(FLAG_NOT_AVAILABLE);
    return !known && !(flags & FLAGS_NO_NUMBER & ~open);
}

/* An office is excused by whoever speaks in its place; an organization by
 * nobody. */
bool gap_open(struct tally *tally, const struct unit *unit,
              const struct key *key, bool unavailable)
{
    if (unit->kind == UNIT_ORGANIZATION) {
        const struct value *v =
            observed_find(tally->observed, key->indicator, key->period.year,
                          unit->code, key->area);
        return !v || lacking(v->known, v->flags, unavailable);
    }
    const struct cell *cell = cells_get(&tally->cells, key);
    if (!cell || (!cell->speaker.n && !cell->counted.said))
        return true;
    return cell->speaker.n &&
           lacking(cell->spoken.known, cell->spoken.flags, unavailable);
}
