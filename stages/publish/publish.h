/* The tables of a release, in both languages. */
#ifndef NIANBAO_STAGES_PUBLISH_H
#define NIANBAO_STAGES_PUBLISH_H

#include "pipeline/engine/stage.h"

/* The last stage: reads what the others left in the run and adds nothing to
 * it, so that tables may be made again from the same run. Writes below
 * run->folder only. */
extern const struct stage publish_stage;

#endif
