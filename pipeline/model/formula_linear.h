/* What of a formula is linear: for reasoning about edits without any values. */
#ifndef NIANBAO_MODEL_FORMULA_LINEAR_H
#define NIANBAO_MODEL_FORMULA_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/formula.h"

enum { LINEAR_TERMS_MAX = 16, LINEAR_PARTS_MAX = 8 };

/* An indicator `year` years from the period spoken of (0, -1 ...), or in that
 * calendar year. */
struct linear_term {
    const struct indicator *indicator;
    int year;
    struct decimal factor;
};

enum linear_relation { LINEAR_BELOW, LINEAR_AT_MOST, LINEAR_EQUAL };

/* The terms and the constant together are below, at most, or equal to 0. */
struct linear {
    struct linear_term terms[LINEAR_TERMS_MAX];
    size_t count;
    struct decimal constant;
    enum linear_relation relation;
};

/* Wherever all of `when` holds, `then` must: a formula without `if` has no
 * `when`. */
struct linear_rule {
    struct linear when[LINEAR_PARTS_MAX], then[LINEAR_PARTS_MAX];
    size_t when_count, then_count;
    bool conditional;
};

/* The linear parts of a condition; others are left out, so that what is
 * returned asks for less than the formula and never for more. `else` is not
 * looked at. */
void formula_linear(const struct formula *formula, struct linear_rule *rule);

#endif
