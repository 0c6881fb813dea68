/* Ranks, shares and changes as functions of numbers. */
#include "pipeline/model/ranking.h"

/* Positive when `a` is better than `b`. */
/* Neutral directions never come here. */
static int better(struct decimal a, struct decimal b, enum direction direction)
{
    int order = decimal_compare(a, b);

    return direction == DIRECTION_HIGHER ? order : -order;
}

/* Lets two meet: the worse one falls by a place. */
/* So a rank is one more than how many are better: ties share it by themselves.
 */
static void meet(struct ranked *a, struct ranked *b, enum direction direction)
{
    int order = better(a->value, b->value, direction);

    if (order == 0)
        a->tied = b->tied = true;
    else if (order > 0)
        b->rank++;
    else
        a->rank++;
}

/* Everyone meets everyone: the areas beside each other are a few dozen, and
 * nothing needs to be allocated or put in order. */
size_t ranking_compete(struct ranked *entries, size_t count,
                       enum direction direction)
{
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        struct ranked *entry = &entries[i];

        if (direction == DIRECTION_NEUTRAL)
            entry->known = false;
        entry->rank = entry->known ? 1 : 0;
        entry->tied = false;
        if (!entry->known)
            continue;
        known++;
        for (size_t j = 0; j < i; j++)
            if (entries[j].known)
                meet(&entries[j], entry, direction);
    }
    return known;
}

/* Times 100 first: one inexact step instead of two. */
bool ranking_share(struct decimal part, struct decimal whole,
                   struct decimal *share)
{
    struct decimal hundredfold;

    return decimal_multiply(part, decimal_of(100), &hundredfold) &&
           decimal_divide(hundredfold, whole, share);
}

/* As (now - base) * 100 / base: one inexact step instead of two. */
bool ranking_growth(struct decimal now, struct decimal base,
                    struct decimal *growth)
{
    struct decimal change;

    return decimal_subtract(now, base, &change) &&
           ranking_share(change, base, growth);
}
