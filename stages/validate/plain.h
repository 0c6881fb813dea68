/* Checks that hold in every survey and need no edit. */
#ifndef NIANBAO_STAGES_VALIDATE_PLAIN_H
#define NIANBAO_STAGES_VALIDATE_PLAIN_H

#include "stages/validate/world.h"

/* Before the edits, so that they see no value that is refused here: a key said
 * twice (with different values both are refused,
 * for nobody knows which is right), counts and amounts below zero, totals that
 * are not the sum of their components, a nil return with values. Findings are
 * added to `s`, which `world` must have been begun for. */
void plain_values(struct submission *s, const struct world *world);

/* After them: remarks are set beside the findings they answer; those that
 * answer nothing, and a return of which nothing is left, are told. A remark on
 * an edit of level 2 may still find its finding and is left in peace. */
void plain_remarks(struct submission *s, const struct catalogue *catalogue);

#endif
