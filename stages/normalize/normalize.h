/* The stage that turns words as read into what they mean. */
#ifndef NIANBAO_STAGES_NORMALIZE_NORMALIZE_H
#define NIANBAO_STAGES_NORMALIZE_NORMALIZE_H

#include "pipeline/engine/stage.h"

/* Reads config/normalize.xml; `each` fills the second part of a submission
 * and of its observations. Level 0: what is wrong with the envelope rejects
 * the submission; what is wrong with a word drops the observation. */
extern const struct stage normalize_stage;

#endif
