/* Whether two sources say the same, by what each of them claims to know. */
#ifndef NIANBAO_AGGREGATE_AGREE_H
#define NIANBAO_AGGREGATE_AGREE_H

#include <stdbool.h>

#include "stages/aggregate/worth.h"

/* True also when either is not known: silence contradicts nothing. "More than
 * 70" agrees with 71, "about 75000" with 75012: a rounded number stands for
 * all that round to it. */
bool agree(const struct worth *a, const struct worth *b);

#endif
