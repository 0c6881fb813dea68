/* Obvious slips: proposed to the clerk, mended where the survey says so. */
#ifndef NIANBAO_STAGES_VALIDATE_CORRECT_H
#define NIANBAO_STAGES_VALIDATE_CORRECT_H

#include "pipeline/model/deduce.h"
#include "pipeline/model/submission.h"
#include "stages/validate/world.h"

/* Mends what corrections.csv names: where such an edit fails and one slip in
 * this return explains it beyond doubt, the values are changed, flagged as
 * imputed, with a trace and a finding each. Before anything else is found wrong
 * with them. */
void correct_all(const struct catalogue *catalogue, struct submission *s,
                 struct world *world);

/* Why the edit fails at the observation's area and period, if one slip in this
 * return explains it. Only for edits within a return, before their values are
 * dropped. */
bool correct_deduce(const struct catalogue *catalogue, struct world *world,
                    const struct edit *edit, const struct observation *about,
                    struct deduced *deduced);

/* What was meant is told beside what was seen, in the edit's own finding and in
 * one for the clerk. */
void correct_propose(struct submission *s, struct finding *finding,
                     const struct deduced *deduced);

#endif
