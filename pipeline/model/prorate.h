/* Splitting a total in proportion, so that the parts make it exactly. */
#ifndef NIANBAO_MODEL_PRORATE_H
#define NIANBAO_MODEL_PRORATE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/decimal.h"

enum { PRORATE_PLACES_MAX = 9 };

/* Splits `total` into `count` parts in proportion to `weights`, each with at
 * most `places` digits after the point (0..PRORATE_PLACES_MAX). By the largest
 * remainder: every part gets its quota rounded down, what is left goes one by
 * one to those that lost most by it; among equals to the first. The parts sum
 * to `total` exactly. False, `parts` then without meaning, where there is no
 * such split: a negative total or weight, nothing but zero weights for a total
 * above zero, a total finer than `places`, or more than 18 digits. Source: T.
 * Hare, The Election of Representatives, 1859. */
bool prorate(struct decimal total, const struct decimal *weights, size_t count,
             int places, struct decimal *parts);

#endif
