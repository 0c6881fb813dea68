/* The unit's other returns, and the versions before this one. */
#include "stages/validate/past.h"

static const struct observation *find(const struct submission *s,
                                      const struct key *key)
{
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator == key->indicator && o->area == key->area &&
            !o->dropped && period_equal(o->period, key->period))
            return o;
    }
    return NULL;
}

/* A later year's return that tells of this one's year revises it, and not the
 * other way round. */
static struct quantity get(void *self, const struct key *key)
{
    const struct past *past = self;
    const struct history *h = past->history;
    int before = past->submission->period.last;
    for (size_t i = 0; h && i < h->count; i++) {
        const struct observation *o = h->returns[i]->period.last < before
                                          ? find(h->returns[i], key)
                                          : NULL;
        if (o)
            return observation_quantity(o);
    }
    return (struct quantity){.flags = FLAG_BIT(FLAG_MISSING)};
}

struct lookup past_lookup(struct past *past)
{
    return (struct lookup){.self = past, .get = get};
}

static bool same_return(const struct submission *a, const struct submission *b)
{
    return view_equal(a->form, b->form) && period_equal(a->period, b->period);
}

/* What an amendment amends counts, too, and stands behind it. */
const struct submission *past_version(const struct past *past)
{
    const struct history *h = past->history;
    const struct submission *s = past->submission;
    bool behind = false;
    for (size_t i = 0; h && i < h->count; i++) {
        if (behind && same_return(h->returns[i], s))
            return h->returns[i];
        behind |= h->returns[i] == s;
    }
    for (size_t i = 0; h && i < h->earlier_count; i++)
        if (same_return(h->earlier[i], s))
            return h->earlier[i];
    return NULL;
}

int past_first_year(const struct past *past)
{
    const struct history *h = past->history;
    int first = past->submission->period.year;
    for (size_t i = 0; h && i < h->count; i++)
        if (h->returns[i]->period.year < first)
            first = h->returns[i]->period.year;
    return first;
}
