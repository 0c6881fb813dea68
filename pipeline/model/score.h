/* A number of the composite index on its way to a score, or why there is none.
 */
#ifndef NIANBAO_MODEL_SCORE_H
#define NIANBAO_MODEL_SCORE_H

#include <stdbool.h>

/* Why there is no number. Up to SCORE_RATIO the number is left out of its group
 * and the others' weights grow; the others after it leave no score above them
 * either, for a city would gain by what it lacks. */
enum score_state {
    SCORE_KNOWN,
    SCORE_MISSING,      /* nobody said it */
    SCORE_DENOMINATOR,  /* what it is divided by is unknown or zero */
    SCORE_FEW,          /* fewer than two values to compare */
    SCORE_CONSTANT,     /* all values are the same */
    SCORE_RATIO,        /* a ratio to the best of values below or at zero */
    SCORE_NOT_POSITIVE, /* a geometric or harmonic mean over zero or less */
    SCORE_COVERAGE,     /* too little is known of the area */
    SCORE_REFUSED       /* one is missing, and the index wants all */
};

/* `value` means something only where `state` is SCORE_KNOWN. */
struct score {
    double value;
    enum score_state state;
};

/* Whether it is left out of its group without harm to the group. */
static inline bool score_is_left_out(const struct score *score)
{
    return score->state >= SCORE_MISSING && score->state <= SCORE_RATIO;
}

/* Two scores no further apart share a rank: what differs by less is rounding
 * in the sums. */
#define SCORE_TIE 1e-12

#endif
