/* Shares, changes, ranks; then what is said about them. */
#ifndef NIANBAO_STAGES_COMPARE_H
#define NIANBAO_STAGES_COMPARE_H

#include "pipeline/engine/stage.h"

/* Fills what figure.h says compare fills, and run->statements. After aggregate:
 * without figures it is FAULT_BUG. */
extern const struct stage compare_stage;

#endif
