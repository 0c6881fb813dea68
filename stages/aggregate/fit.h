/* Fitting what was made up to a total that was said. */
#ifndef NIANBAO_AGGREGATE_FIT_H
#define NIANBAO_AGGREGATE_FIT_H

#include "stages/aggregate/impute.h"

/* By the rule's method: of every unit that said the total, its imputed
 * components; or of every area whose whole was said, its imputed parts. They
 * share what those that were said leave of it, in proportion, in whole units
 * of the last decimal. A single one that nothing could be made up for is what
 * is left. Where what is left is negative, or one is unknown beside others,
 * nothing is fitted. */
void fit(struct tally *tally, const struct imputation *rule);

#endif
