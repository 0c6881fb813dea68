/* What a submission's findings come to, and what its remarks answer. */
#ifndef NIANBAO_STAGES_VALIDATE_ACCEPTANCE_H
#define NIANBAO_STAGES_VALIDATE_ACCEPTANCE_H

#include "pipeline/model/submission.h"

/* A remark that names the finding's edit and one of its indicators (or none)
 * answers a warning; errors cannot be explained away. Sets finding->explained,
 * borrowed from the remark; of several answers the last counts. Comply or
 * explain: an answered warning stays in the list and weighs nothing. */
void acceptance_explain(const struct submission *s, struct finding *finding);

/* Tells each remark that names an edit which refused a value: an error has to
 * be mended, whatever is said of it. Call when all findings are there. */
void acceptance_excuses(struct submission *s);

/* Sets s->acceptance. Rejected: something fatal, or nothing left to count.
 * Partly: some values refused. With warnings: some not explained. Call when all
 * findings of levels 0 and 1 are there and explained; later ones do not change
 * what was answered to the sender. */
void acceptance_settle(struct submission *s);

/* Where a return is taken whole or not at all: one that was accepted partly is
 * rejected, and told so. Call after acceptance_settle. */
void acceptance_whole(struct submission *s);

#endif
