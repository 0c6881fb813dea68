/* Who owes a value: what "all parts are in" is measured against. */
#include "stages/aggregate/expect.h"

/* A unit in the list of the area it lies in. */
struct expect_unit {
    const struct unit *unit;
    struct expect_unit *next;
};

static struct expect_unit **list_of(struct expect *expect,
                                    const struct unit *unit)
{
    switch (unit->kind) {
    case UNIT_ORGANIZATION:
        return expect->organizations;
    case UNIT_INSTITUTION:
        return expect->institutions;
    case UNIT_BUREAU:
        break;
    }
    return expect->bureaus;
}

/* Lists are by area, for that is how they are asked; their order means nothing,
 * for they are only counted. */
static void add(struct expect *expect, const struct unit *unit,
                struct arena *arena)
{
    struct expect_unit **list = list_of(expect, unit);
    struct expect_unit *entry = arena_take(arena, sizeof *entry);
    if (!entry || !list)
        return;
    *entry = (struct expect_unit){unit, list[unit->area->index]};
    list[unit->area->index] = entry;
}

void expect_init(struct expect *expect, const struct catalogue *catalogue,
                 struct arena *arena)
{
    size_t size = catalogue->area_count * sizeof(struct expect_unit *);
    *expect = (struct expect){
        .catalogue = catalogue,
        .bureaus = arena_take(arena, size),
        .organizations = arena_take(arena, size),
        .institutions = arena_take(arena, size),
    };
    for (size_t i = 0; i < catalogue->unit_count; i++)
        if (catalogue->units[i].area)
            add(expect, &catalogue->units[i], arena);
}

bool expect_has_word(struct view words, struct view word)
{
    while (words.p)
        if (view_equal(view_cut(&words, ' '), word))
            return true;
    return false;
}

/* Open at either end where a year is 0. */
static bool overlaps(struct period period, int first, int last)
{
    return first <= period.last && (!last || last >= period.year);
}

bool expect_owes(const struct unit *unit, const struct indicator *indicator,
                 struct period period)
{
    return unit->owes_from &&
           overlaps(period, unit->owes_from, unit->owes_until) &&
           (!indicator->forms.n ||
            expect_has_word(indicator->forms, unit->form));
}

/* Of a span its end decides: an area abolished in between cannot report it. */
bool expect_exists(const struct area *area, struct period period)
{
    return (!area->from || area->from <= period.last) &&
           (!area->until || area->until >= period.last);
}

bool expect_collected(const struct indicator *indicator, struct period period)
{
    return overlaps(period, indicator->first_year, indicator->last_year);
}

static size_t count(const struct expect_unit *list,
                    const struct indicator *indicator, struct period period)
{
    size_t n = 0;
    for (; list; list = list->next)
        n += expect_owes(list->unit, indicator, period);
    return n;
}

bool expect_bureau(const struct expect *expect,
                   const struct indicator *indicator, const struct area *area,
                   struct period period)
{
    return count(expect->bureaus[area->index], indicator, period) > 0;
}

bool expect_bureau_below(const struct expect *expect,
                         const struct indicator *indicator,
                         const struct area *area, struct period period)
{
    for (size_t i = 0; i < area->child_count; i++)
        if (expect_bureau(expect, indicator, area->children[i], period) ||
            expect_bureau_below(expect, indicator, area->children[i], period))
            return true;
    return false;
}

size_t expect_organizations(const struct expect *expect,
                            const struct indicator *indicator,
                            const struct area *area, struct period period)
{
    return count(expect->organizations[area->index], indicator, period);
}

bool expect_institution(const struct expect *expect,
                        const struct indicator *indicator,
                        const struct area *area, struct period period)
{
    const struct expect_unit *i = expect->institutions[area->index];
    for (; i; i = i->next)
        if (view_equal(i->unit->role, indicator->counted_by.role) &&
            expect_owes(i->unit, indicator, period))
            return true;
    return false;
}
