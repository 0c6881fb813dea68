/* Explanations that still hold: comply or explain, but explain once. */
#ifndef NIANBAO_STAGES_VALIDATE_CARRIED_H
#define NIANBAO_STAGES_VALIDATE_CARRIED_H

#include "pipeline/engine/stage.h"

/* Looks for an answer to every warning of the submission that its own remarks
 * leave open: a remark of an earlier version of the same return, or the answer
 * to the same finding of an earlier year's, where every value the edit looked
 * at still is what it was. Sets `explained` and `carried` and takes back what
 * an earlier call set, so that the answer is a function of the returns. Returns
 * of earlier years must have been through it before. Errors are not looked at.
 */
void carried_explain(struct submission *s, const struct history *history);

#endif
