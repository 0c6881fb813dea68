/* From what a number was counted in to what the indicator is counted in. */
#ifndef NIANBAO_STAGES_NORMALIZE_MEASURES_H
#define NIANBAO_STAGES_NORMALIZE_MEASURES_H

#include "stages/normalize/rules.h"

/* The measure that `word` names, by code, name or through the rules for
 * measures, which are then noted in `reading`: first one of the dimension of
 * `to`, else any. NULL if there is none. */
const struct measure *measure_read(struct rules *rules,
                                   const struct catalogue *catalogue,
                                   struct view word, const struct measure *to,
                                   struct reading *reading);

/* Takes the number in `reading` from the measure behind it (else from
 * `declared`) to `to`, exactly; what does not end is rounded to six digits
 * after the point and flagged. A measure behind the number that counts another
 * time or thing is noted ("normalize.measure-rate"). Refuses a measure that is
 * unknown or of another dimension, a magnitude told twice (7.5万 in 万元),
 * and more digits than sums stay exact with. Which of two measures counts: the
 * one behind the number, for it was written next to it; the declared one is
 * often a column's header. */
void measure_settle(struct rules *rules, const struct catalogue *catalogue,
                    const struct measure *declared, const struct measure *to,
                    struct reading *reading);

#endif
