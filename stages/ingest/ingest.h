/* The source: from the bytes of a drop to submissions as words. */
#ifndef NIANBAO_STAGES_INGEST_H
#define NIANBAO_STAGES_INGEST_H

#include "pipeline/engine/stage.h"

extern const struct stage ingest_stage;

#endif
