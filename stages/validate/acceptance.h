/* What a submission's findings come to, and what its remarks answer. */
#ifndef NIANBAO_STAGES_VALIDATE_ACCEPTANCE_H
#define NIANBAO_STAGES_VALIDATE_ACCEPTANCE_H

#include "pipeline/model/submission.h"

/* A remark that names the finding's edit and one of its indicators (or none)
 * answers a warning; errors cannot be explained away. */
void acceptance_explain(const struct submission *s, struct finding *finding);

/* Rejected: something fatal, or nothing left to count. Partly: some values
 * refused. With warnings: some not explained. */
void acceptance_settle(struct submission *s);

/* Where a return is taken whole or not at all: one that was accepted partly is
 * rejected, and told so. Call after acceptance_settle. */
void acceptance_whole(struct submission *s);

#endif
