/* Rolls what units said up to figures: which number counts, and where. */
#ifndef NIANBAO_STAGES_AGGREGATE_H
#define NIANBAO_STAGES_AGGREGATE_H

#include "pipeline/engine/stage.h"

/* Reads the ledger, makes run->figures, adds to run->findings; the order in
 * which returns came shows in neither. */
extern const struct stage aggregate_stage;

#endif
