/* A figure of an inner area: from its parts, or as stated for the whole. */
#ifndef NIANBAO_AGGREGATE_PARTS_H
#define NIANBAO_AGGREGATE_PARTS_H

#include "stages/aggregate/tally.h"

/* The parts count when all that are expected are in; then a stated whole is a
 * control, and an imbalance is told. What was imputed never stands against what
 * was said: then, too, the whole counts. Otherwise the whole counts; otherwise
 * the years, of a span; otherwise the parts that are there, partial. `cell`
 * holds what was said about the area itself, NULL if nothing. The children's
 * figures must have been made. NULL where there is nothing to be said. */
struct figure *parts_figure(struct tally *tally, const struct key *key,
                            struct cell *cell);

#endif
