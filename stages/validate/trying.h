/* Trying the planned edits on a submission. */
#ifndef NIANBAO_STAGES_VALIDATE_TRYING_H
#define NIANBAO_STAGES_VALIDATE_TRYING_H

#include "stages/validate/plan.h"
#include "stages/validate/world.h"

/* Tries the edits of levels 0 and 1, or with a history in `world` those of
 * level 2: adds a finding for each that fails, explained where a remark answers
 * it, and puts how each came out into s->outcomes, in place of what was there
 * of the same levels. An error of level 0 or 1 refuses the values its edit
 * names. */
void trying_all(const struct plan *plan, struct submission *s,
                struct world *world);

#endif
