/* Outliers of an indicator, drawn in before it is normalised. */
#ifndef NIANBAO_MODEL_TREATMENT_H
#define NIANBAO_MODEL_TREATMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/score.h"

/* When: |skewness| above `skew` and kurtosis above `kurtosis` (2 and 3.5 by the
 * rule of thumb of the JRC). Then up to `points` values are drawn in; if that
 * is not enough, the logarithm is taken instead. Source: Becker et al., "COINr:
 * An R package for developing composite indicators", JOSS 7(78), 2022. */
struct treatment {
    bool wanted;
    double skew, kurtosis;
    size_t points;
};

/* What was done. */
struct treated {
    double skew, kurtosis; /* before */
    size_t high, low;      /* values drawn in at either end */
    bool logged;           /* the logarithm was taken instead */
    bool beyond;           /* still crooked: the logarithm did not help */
};

/* Treats the known values in place. A value drawn in becomes the next one
 * towards the middle. The logarithm is that of x - min + (max - min) / 100,
 * where the long tail is at the low end turned round: so order is kept either
 * way. Scratch is taken from `arena`; when that has failed nothing is done. */
void treatment_apply(const struct treatment *treatment, struct score *values,
                     size_t count, struct arena *arena,
                     struct treated *treated);

#endif
