/* One pass over the ledger: every counted return, unit by unit. */
#ifndef NIANBAO_AGGREGATE_COLLECT_H
#define NIANBAO_AGGREGATE_COLLECT_H

#include "pipeline/base/err.h"
#include "stages/aggregate/tally.h"

/* Reads the ledger's counted returns and fills the tally's cells and the run's
 * findings. Memory beside them is that of one unit's returns. A second pass is
 * made only when a stated span turned up after years of it had passed.
 * Afterwards tally->unit is empty; memory that is out is FAULT_MEMORY. */
enum status collect(struct tally *tally, struct err *err);

#endif
