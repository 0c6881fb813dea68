/* Normalisation: values of one indicator made comparable with those of
 * another. */
#ifndef NIANBAO_MODEL_NORMAL_H
#define NIANBAO_MODEL_NORMAL_H

#include <stddef.h>

#include "pipeline/model/score.h"

/* With t in 0..1, the better the higher, the score is low + t (high - low);
 * a direction "lower" turns the values round. Sources: OECD/JRC, "Handbook on
 * Constructing Composite Indicators", 2008, part I, step 5; UNDP's goalposts.
 *   min-max         (x - min) / (max - min)
 *   z-score         none: mean + sd (x - average) / standard deviation
 *   goalposts       (x - from) / (to - from), no less than 0, no more than 1
 *   target          (x - min) / (target - min), no more than 1
 *   rank            (n - rank) / (n - 1), ties at the better rank
 *   percentile      how many of the others are worse
 *   best-in-group   x / best of the area's peer group; for lower: best / x
 *   fraction-of-max the same with the best of all */
enum normal_method {
    NORMAL_MIN_MAX,
    NORMAL_Z_SCORE,
    NORMAL_GOALPOSTS,
    NORMAL_TARGET,
    NORMAL_RANK,
    NORMAL_PERCENTILE,
    NORMAL_BEST_IN_GROUP,
    NORMAL_FRACTION_OF_MAX
};

struct normal {
    enum normal_method method;
    double low, high; /* of the scale */
    double mean, sd;  /* of a z-score */
    double from, to;  /* goalposts, from < to; `to` is also the target */
};

/* One column: `count` values of an indicator, with the peer group of each (any
 * numbers, alike for peers). */
struct normal_column {
    const struct score *values;
    const int *peers;
    size_t count;
    bool lower; /* less is better */
};

/* The names in files, in the order of the enum, NULL-terminated. */
extern const char *const normal_names[];

/* The scores of a column into `out`, which has room for them; what is not known
 * keeps its reason. Where the method has no answer all get the reason:
 * SCORE_FEW, SCORE_CONSTANT (min-max, z-score), SCORE_RATIO. */
void normal_apply(const struct normal *how, const struct normal_column *column,
                  struct score *out);

/* Whether a score of it may be zero or less, which a geometric mean forbids. */
bool normal_may_be_zero(const struct normal *how);

#endif
