/* A formula in one spelling, so that equal ones are found. */
#ifndef NIANBAO_MODEL_FORMULA_CANONICAL_H
#define NIANBAO_MODEL_FORMULA_CANONICAL_H

#include "pipeline/model/formula.h"

/* Appends the formula with operands that may change places in the order of
 * their bytes, > turned into <, and every operation in parentheses. Two that
 * come out alike mean the same; two that mean the same may come out unlike.
 * Memory that is out shows in `out` alone. */
void formula_canonical(const struct formula *formula, struct buf *out);

#endif
