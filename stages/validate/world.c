/* Answers a formula's questions from a submission and its unit's history. */
#include "stages/validate/world.h"

static const struct observation *at(const struct submission *s, size_t i)
{
    return (const struct observation *)s->observations.at + i;
}

/* What was dropped is as if it had not been said. */
static bool is(const struct observation *o, const struct key *key)
{
    return o->indicator == key->indicator && o->area == key->area &&
           !o->dropped && period_equal(o->period, key->period);
}

bool world_begin(struct world *world, const struct catalogue *catalogue,
                 const struct submission *s, const struct history *history)
{
    size_t count = s->observations.count;
    *world = (struct world){.submission = s,
                            .history = history,
                            .indicators = catalogue->indicator_count};
    world->first =
        arena_take(s->arena, (world->indicators + 1) * sizeof *world->first);
    world->next = arena_take(s->arena, (count + 1) * sizeof *world->next);
    if (!world->first || !world->next)
        return false;
    /* Backwards, so that the chains run forwards. */
    for (size_t i = count; i-- > 0;) {
        if (!at(s, i)->indicator)
            continue;
        size_t k = at(s, i)->indicator->index;
        world->next[i] = world->first[k];
        world->first[k] = (unsigned)i + 1;
    }
    return true;
}

const struct observation *world_own(const struct world *world,
                                    const struct key *key)
{
    unsigned i = world->first[key->indicator->index];
    for (; i; i = world->next[i - 1])
        if (is(at(world->submission, i - 1), key))
            return at(world->submission, i - 1);
    return NULL;
}

/* A plain search: a unit has a few returns, and an edit asks of few years. The
 * judged return is among them and was asked first, so it is passed over. */
static const struct observation *past(const struct world *world,
                                      const struct key *key)
{
    const struct history *h = world->history;
    for (size_t r = 0; h && r < h->count; r++) {
        const struct submission *other = h->returns[r];
        size_t count =
            other == world->submission ? 0 : other->observations.count;
        for (size_t i = 0; i < count; i++)
            if (is(at(other, i), key))
                return at(other, i);
    }
    return NULL;
}

static struct quantity get(void *self, const struct key *key)
{
    const struct world *world = self;
    const struct observation *o = world_own(world, key);
    if (!o)
        o = past(world, key);
    if (o)
        return observation_quantity(o);
    return (struct quantity){.flags = FLAG_BIT(FLAG_MISSING)};
}

struct lookup world_lookup(struct world *world)
{
    return (struct lookup){.self = world, .get = get};
}
