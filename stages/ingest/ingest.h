/* The source: from the bytes of a drop to submissions as words. */
#ifndef NIANBAO_STAGES_INGEST_H
#define NIANBAO_STAGES_INGEST_H

#include "pipeline/engine/stage.h"

/* The one stage with `feed`. Its `open` loads iconv's tables, which a jailed
 * worker could no longer do: it opens no files. */
extern const struct stage ingest_stage;

#endif
