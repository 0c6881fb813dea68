/* The units that are like one: whose values a ratio or a mean is taken of. */
#include "stages/aggregate/stratum.h"

/* An area without a group is in that of the nearest one above it. */
static const struct group *group_of(const struct area *area)
{
    while (area && !area->group)
        area = area->parent;
    return area ? area->group : NULL;
}

static bool alike(enum stratum stratum, const struct area *a,
                  const struct area *b)
{
    if (!a->child_count != !b->child_count)
        return false;
    switch (stratum) {
    case STRATUM_AREA:
        return a == b;
    case STRATUM_PARENT:
        return a->parent == b->parent;
    case STRATUM_GROUP:
        return a->level == b->level && group_of(a) &&
               group_of(a) == group_of(b);
    case STRATUM_LEVEL:
        break;
    }
    return a->level == b->level;
}

static bool is_peer(const struct making_up *m, const struct value *v)
{
    return v->known && v->kind == m->unit->kind &&
           !view_equal(v->unit, m->unit->code) &&
           alike(m->rule->stratum, v->area, m->key.area);
}

/* Beyond 36 digits nothing is exact any more: no basis. */
static bool add(struct peers *peers, const struct value *x,
                const struct value *z)
{
    if (!decimal_add(peers->x, x->number, &peers->x) ||
        (z && !decimal_add(peers->z, z->number, &peers->z)))
        return false;
    peers->flags |= x->flags | (z ? z->flags : 0);
    if (peers->count < PEERS_NAMED)
        peers->named[peers->count] = x->unit;
    peers->count++;
    return true;
}

/* With `by` only those that said it too. */
static bool gather(struct peers *peers, const struct making_up *m,
                   const struct indicator *by, int year)
{
    const struct observed *o = m->tally->observed;
    size_t count;
    const struct value *at =
        observed_year(o, m->key.indicator, m->key.period.year, &count);
    *peers = (struct peers){0};
    for (size_t i = 0; i < count; i++) {
        const struct value *z = NULL;
        if (!is_peer(m, &at[i]))
            continue;
        if (by)
            z = observed_find(o, by, year, at[i].unit, at[i].area);
        if (by && (!z || !z->known))
            continue;
        if (!add(peers, &at[i], z))
            return false;
    }
    return peers->count >= (size_t)m->rule->donors;
}

bool peers_one(struct peers *peers, const struct making_up *m)
{
    return gather(peers, m, NULL, 0);
}

bool peers_both(struct peers *peers, const struct making_up *m,
                const struct indicator *by, int year)
{
    return gather(peers, m, by, year) && decimal_sign(peers->z) != 0;
}

void peers_print(const struct peers *peers, struct buf *out)
{
    for (size_t i = 0; i < peers->count && i < PEERS_NAMED; i++) {
        buf_adds(out, i ? " " : "");
        buf_add(out, peers->named[i]);
    }
    if (peers->count > PEERS_NAMED)
        buf_format(out, " +%zu", peers->count - PEERS_NAMED);
}
