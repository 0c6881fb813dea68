/* A figure where its sources themselves speak. */
#ifndef NIANBAO_AGGREGATE_LEAVES_H
#define NIANBAO_AGGREGATE_LEAVES_H

#include "stages/aggregate/tally.h"

/* The figure of a leaf, or of a city that counts itself, from what its
 * counting sources said; `cell` is NULL if nothing was. NULL where nobody
 * spoke and nobody owes, or memory is out. A control alone never makes a
 * figure. */
struct figure *leaves_figure(struct tally *tally, const struct key *key,
                             struct cell *cell);

#endif
