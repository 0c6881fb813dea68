/* The composite indices of the year of report, computed. */
#ifndef NIANBAO_COMPARE_COMPOSITES_H
#define NIANBAO_COMPARE_COMPOSITES_H

#include "pipeline/engine/stage.h"

/* Fills run->composites (struct composite_result), one an index of index.xml,
 * in its order. The order of work is that of COINr: values are divided, stood
 * in for, drawn in, normalised, aggregated. Failed memory shows in the run's
 * arena. */
void composites_compute(struct run *run);

#endif
