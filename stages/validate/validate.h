/* Edits of level 1 within a submission and of level 2 within a unit. */
#ifndef NIANBAO_STAGES_VALIDATE_H
#define NIANBAO_STAGES_VALIDATE_H

#include "pipeline/engine/stage.h"

extern const struct stage validate_stage;

#endif
