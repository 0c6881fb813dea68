/* The ways of making up a value: from the unit's own past, or from others. */
#ifndef NIANBAO_AGGREGATE_METHODS_H
#define NIANBAO_AGGREGATE_METHODS_H

#include "stages/aggregate/impute.h"

/* What is asked for, and what comes of it. */
struct making_up {
    const struct tally *tally;
    const struct imputation *rule;
    const struct unit *unit;
    struct key key;
    struct decimal number; /* rounded to the indicator's decimals */
    uint32_t flags;        /* those of its parents that travel */
    struct buf parents;    /* in words; the caller releases it */
};

/* The value by the rule's method. False where it has no basis: `parents` may
 * hold words all the same. Not for the methods that only fit. */
bool method_run(struct making_up *m);

#endif
