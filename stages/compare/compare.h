/* Shares, changes, ranks; then what is said about them. */
#ifndef NIANBAO_STAGES_COMPARE_H
#define NIANBAO_STAGES_COMPARE_H

#include "pipeline/engine/stage.h"

extern const struct stage compare_stage;

#endif
