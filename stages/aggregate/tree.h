/* From the leaves to the root, one indicator and period at a time. */
#ifndef NIANBAO_AGGREGATE_TREE_H
#define NIANBAO_AGGREGATE_TREE_H

#include "stages/aggregate/tally.h"

/* Makes every figure of a submitted indicator: of each period that was spoken
 * of, and of the year of report where somebody owes it. Years come before
 * spans. The tally's cells must be complete; memory that is out shows in its
 * arenas. */
void tree_indicator(struct tally *tally, const struct indicator *indicator);

#endif
