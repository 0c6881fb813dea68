/* Who may say what about which area. */
#include "pipeline/model/catalogue_internal.h"

static const struct {
    const char *word;
    enum source_kind kind;
} source_words[] = {
    {"district", SOURCE_DISTRICT},
    {"district+own", SOURCE_DISTRICT_OWN},
    {"organization", SOURCE_ORGANIZATION},
    {"city", SOURCE_CITY},
    {"province", SOURCE_PROVINCE},
};

/* A role must be named: "institution:" alone is no source. */
bool source_parse(struct view word, struct source *source)
{
    struct view role = word;

    *source = (struct source){SOURCE_NONE, {NULL, 0}};
    for (size_t i = 0; i < sizeof source_words / sizeof *source_words; i++)
        if (view_equal(word, view_of(source_words[i].word))) {
            source->kind = source_words[i].kind;
            return true;
        }
    if (!view_equal(view_cut(&role, ':'), VIEW("institution")) || role.n == 0)
        return false;
    *source = (struct source){SOURCE_INSTITUTION, role};
    return true;
}

bool source_equal(const struct source *a, const struct source *b)
{
    return a->kind == b->kind && view_equal(a->role, b->role);
}

static bool is_bureau_of(const struct unit *unit, const struct area *area)
{
    return unit->kind == UNIT_BUREAU && unit->area == area;
}

static bool is_institution(const struct unit *unit, struct view role)
{
    return unit->kind == UNIT_INSTITUTION && view_equal(unit->role, role);
}

/* The bureau of an inner area about that area's own leaf. */
static bool is_own_part(const struct unit *unit, const struct area *area)
{
    return area->own && is_bureau_of(unit, area->parent);
}

/* Whether `unit` is of that source where it speaks about `area`. */
/* `district` leaves out the own leaves: what a city's own offices have is then
 * nobody's, as with things that only districts run. */
static bool is_source(const struct source *source, const struct unit *unit,
                      const struct area *area)
{
    switch (source->kind) {
    case SOURCE_DISTRICT:
        return !area->child_count && is_bureau_of(unit, area);
    case SOURCE_DISTRICT_OWN:
        return (!area->child_count && is_bureau_of(unit, area)) ||
               is_own_part(unit, area);
    case SOURCE_ORGANIZATION:
        return unit->kind == UNIT_ORGANIZATION && unit->area == area;
    case SOURCE_CITY:
        return area->level == 1 && is_bureau_of(unit, area);
    case SOURCE_PROVINCE:
        return unit->kind == UNIT_BUREAU && !unit->area->parent;
    case SOURCE_INSTITUTION:
        return is_institution(unit, source->role) &&
               area_within(area, unit->area);
    case SOURCE_NONE:
        break;
    }
    return false;
}

/* What the leaves below an area count, its bureau may state for all of them. */
static bool is_counted_below(const struct source *source)
{
    return source->kind == SOURCE_DISTRICT ||
           source->kind == SOURCE_DISTRICT_OWN ||
           source->kind == SOURCE_ORGANIZATION;
}

static bool states_whole(const struct source *source, const struct unit *unit,
                         const struct area *area)
{
    return is_counted_below(source) && area->child_count > 0 &&
           is_bureau_of(unit, area);
}

static bool is_control(const struct indicator *indicator,
                       const struct unit *unit, const struct area *area)
{
    for (size_t i = 0; i < indicator->control_count; i++)
        if (is_source(&indicator->controls[i], unit, area))
            return true;
    return false;
}

/* The order decides who is what: a whole statement first, then the counting
 * source, then controls. An institution that speaks about an inner node speaks
 * for all of it. */
bool source_allows(const struct indicator *indicator, const struct unit *unit,
                   const struct area *area, bool *as_control, bool *whole)
{
    const struct source *source = &indicator->counted_by;

    *as_control = false;
    *whole = states_whole(source, unit, area);
    if (*whole)
        return true;
    *whole = area->child_count > 0 && unit->kind == UNIT_INSTITUTION;
    if (is_source(source, unit, area))
        return true;
    *as_control = is_control(indicator, unit, area);
    *whole = *whole && *as_control;
    return *as_control;
}
