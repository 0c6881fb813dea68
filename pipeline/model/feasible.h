/* Whether numbers exist that satisfy all of a few linear inequalities. */
#ifndef NIANBAO_MODEL_FEASIBLE_H
#define NIANBAO_MODEL_FEASIBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/decimal.h"

enum { FEASIBLE_VARIABLES = 10, FEASIBLE_ROWS = 256 };

/* The sum of factor times variable, plus the constant, is at most 0; below it
 * if `strict`. Whole numbers: multiply fractions out. */
struct inequality {
    int128 factors[FEASIBLE_VARIABLES];
    int128 constant;
    bool strict;
};

/* A set too large to be decided is none of the two. */
enum feasible { FEASIBLE, INFEASIBLE, FEASIBLE_UNKNOWN };

/* By elimination of one variable after the other. Of real numbers, so what has
 * no whole solution may be FEASIBLE. Source: J. Fourier, 1827; T. Motzkin,
 * 1936. */
enum feasible feasible(const struct inequality *rows, size_t count);

#endif
