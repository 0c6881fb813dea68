/* A figure where its sources themselves speak. */
#include "stages/aggregate/leaves.h"

#include "stages/aggregate/counting.h"
#include "stages/aggregate/make.h"
#include "stages/aggregate/owed.h"

/* How many gave an answer, or had one made up: a value, or that the question
 * does not apply. */
static size_t answers(const struct cell *cell)
{
    const uint32_t idle = FLAG_BIT(FLAG_NOT_APPLICABLE);
    if (cell->speaker.n)
        return cell->spoken.known || (cell->spoken.flags & idle);
    return cell->counted.known + cell->counted.idle;
}

/* A span of which some years were said is not wholly made up. */
static size_t imputed(const struct cell *cell)
{
    const struct made *made = &cell->spoken.made;
    if (cell->speaker.n)
        return made->imputed && made->imputed == made->units;
    return cell->counted.imputed;
}

/* Organizations that owe and are silent make it partial: the sum is of those
 * that reported. */
static struct figure *said(struct tally *tally, const struct key *key,
                           struct cell *cell, size_t owed)
{
    struct worth worth = counting_value(cell);
    size_t expected = owed + cell->strangers;
    size_t answered = answers(cell);
    size_t made_up = imputed(cell);
    size_t spoke = cell->speaker.n ? 1 : cell->counted.said;
    if (expected < spoke)
        expected = spoke;
    if (worth.known && answered < expected)
        worth.flags |= FLAG_BIT(FLAG_PARTIAL);
    struct figure *f =
        make_figure(tally, key, &worth, expected, answered - made_up);
    if (!f)
        return NULL;
    f->imputed = (int)made_up;
    f->sources = cell->sources.first;
    return f;
}

/* What adds up is missing where it is owed. Of what does not (a pilot's grade,
 * a name) the survey cannot tell who has one. */
static struct figure *missing(struct tally *tally, const struct key *key,
                              size_t owed)
{
    struct worth none = {.flags = FLAG_BIT(FLAG_MISSING)};
    if (!owed || key->indicator->over_areas == AREAS_NONE)
        return NULL;
    return make_figure(tally, key, &none, owed, 0);
}

struct figure *leaves_figure(struct tally *tally, const struct key *key,
                             struct cell *cell)
{
    size_t owed = owed_at_leaf(tally, key);
    if (counting_said(cell))
        return said(tally, key, cell, owed);
    return missing(tally, key, owed);
}
