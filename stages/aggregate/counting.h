/* One source counts; whoever else speaks is a control. */
#ifndef NIANBAO_AGGREGATE_COUNTING_H
#define NIANBAO_AGGREGATE_COUNTING_H

#include "stages/aggregate/cells.h"
#include "stages/aggregate/tally.h"

/* Takes what `said` is worth for `period` (its own, or a span made of its
 * years) into the cell of its key: as a control, as one of the organizations
 * that are counted together, or as the one speaker. `said` and
 * `worth` may die with the unit's arena: what is kept of them is copied. */
void counting_take(struct tally *tally, const struct said *said,
                   struct period period, const struct worth *worth);

/* What the counting sources of a cell say together. A single source keeps all
 * its flags: only what is combined loses those that do not travel. */
struct worth counting_value(struct cell *cell);

/* Whether any counting source spoke, with or without a value. */
bool counting_said(const struct cell *cell);

#endif
