/* The tables of a release, in both languages. */
#ifndef NIANBAO_STAGES_PUBLISH_H
#define NIANBAO_STAGES_PUBLISH_H

#include "pipeline/engine/stage.h"

extern const struct stage publish_stage;

#endif
