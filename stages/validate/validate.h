/* Edits of level 1 within a submission and of level 2 within a unit. */
#ifndef NIANBAO_STAGES_VALIDATE_H
#define NIANBAO_STAGES_VALIDATE_H

#include "pipeline/engine/stage.h"

/* `each` tries levels 0 and 1 and may reject; `judge` tries level 2 on a unit's
 * other counted returns and only tells. Edits come from the catalogue. */
extern const struct stage validate_stage;

#endif
