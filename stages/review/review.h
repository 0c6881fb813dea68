/* Edits of level 3 and up: figures beside figures; never rejects. */
#ifndef NIANBAO_STAGES_REVIEW_H
#define NIANBAO_STAGES_REVIEW_H

#include "pipeline/engine/stage.h"

/* Reads run->figures, adds to run->findings; changes no figure. After
 * aggregate, before publish. */
extern const struct stage review_stage;

#endif
