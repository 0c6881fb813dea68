/* Of whom a value is expected, by who counts the indicator. */
#include "stages/aggregate/owed.h"

static enum source_kind kind_of(const struct key *key)
{
    return key->indicator->counted_by.kind;
}

/* The two questions everything here is made of. */
static bool bureau(const struct tally *t, const struct key *key,
                   const struct area *area)
{
    return expect_bureau(&t->expect, key->indicator, area, key->period);
}

static bool bureau_below(const struct tally *t, const struct key *key,
                         const struct area *area)
{
    return expect_bureau_below(&t->expect, key->indicator, area, key->period);
}

/* The own leaf is a part where its bureau reports beside others below it;
 * where nobody below owes, the bureau speaks for the whole area. */
static bool own_leaf(const struct tally *t, const struct key *key)
{
    const struct area *node = key->area->parent;
    return kind_of(key) == SOURCE_DISTRICT_OWN && bureau(t, key, node) &&
           bureau_below(t, key, node);
}

size_t owed_at_leaf(const struct tally *t, const struct key *key)
{
    const struct area *area = key->area;
    if (!expect_exists(area, key->period))
        return 0;
    switch (kind_of(key)) {
    case SOURCE_DISTRICT:
    case SOURCE_DISTRICT_OWN:
        return area->own ? own_leaf(t, key) : bureau(t, key, area);
    case SOURCE_CITY:
        return area->level == 1 && !area->own && bureau(t, key, area);
    case SOURCE_ORGANIZATION:
        return expect_organizations(&t->expect, key->indicator, area,
                                    key->period);
    case SOURCE_INSTITUTION:
        return expect_institution(&t->expect, key->indicator, area,
                                  key->period);
    case SOURCE_PROVINCE:
    case SOURCE_NONE:
        break;
    }
    return 0;
}

/* Whether a source lying in the area or anywhere below it owes. */
static bool anywhere(const struct tally *t, const struct key *key)
{
    if (owed_at_leaf(t, key))
        return true;
    for (size_t i = 0; i < key->area->child_count; i++) {
        struct key child = *key;
        child.area = key->area->children[i];
        if (anywhere(t, &child))
            return true;
    }
    return false;
}

/* Asked of children, whose figures are made before their parent's. */
static bool has_value(const struct tally *t, const struct key *key)
{
    const struct figure *f = figures_get(t->run->figures, key);
    return f && (f->value.kind == QUANTITY_NUMBER || f->grade || f->words.n);
}

/* A city is a part when anybody in it owes: that its own bureau is silent does
 * not excuse its districts, nor the other way round. */
bool owed_by_part(const struct tally *t, const struct key *key)
{
    const struct area *area = key->area;
    if (!expect_exists(area, key->period))
        return false;
    switch (kind_of(key)) {
    case SOURCE_DISTRICT:
    case SOURCE_DISTRICT_OWN:
        if (area->child_count)
            return bureau(t, key, area) || bureau_below(t, key, area);
        return owed_at_leaf(t, key);
    case SOURCE_ORGANIZATION: /* one that nobody listed may come any year */
        return anywhere(t, key) || has_value(t, key) ||
               (area->child_count && owed_as_whole(t, key));
    case SOURCE_CITY:
    case SOURCE_INSTITUTION:
        return anywhere(t, key);
    case SOURCE_PROVINCE:
        return has_value(t, key);
    case SOURCE_NONE:
        break;
    }
    return false;
}

/* Offices with others reporting below them owe their own leaf, not the whole.
 */
bool owed_as_whole(const struct tally *t, const struct key *key)
{
    switch (kind_of(key)) {
    case SOURCE_DISTRICT:
    case SOURCE_DISTRICT_OWN:
    case SOURCE_ORGANIZATION:
        return bureau(t, key, key->area) && !bureau_below(t, key, key->area);
    case SOURCE_INSTITUTION:
        return expect_institution(&t->expect, key->indicator, key->area,
                                  key->period);
    case SOURCE_CITY:
    case SOURCE_PROVINCE:
    case SOURCE_NONE:
        break;
    }
    return false;
}
