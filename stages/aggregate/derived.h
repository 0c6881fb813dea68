/* Derived indicators: a formula over one area and period, at every node. */
#ifndef NIANBAO_AGGREGATE_DERIVED_H
#define NIANBAO_AGGREGATE_DERIVED_H

#include "pipeline/base/err.h"
#include "stages/aggregate/tally.h"

/* Makes every derived figure, those a formula needs first. A ratio is so the
 * ratio of the areas' sums, never a mean of ratios. The figures of submitted
 * indicators must all have been made. FAULT_MEMORY. */
enum status derived_figures(struct tally *tally, struct err *err);

#endif
