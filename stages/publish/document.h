/* The chapter of the survey's documentation about published tables. */
#ifndef NIANBAO_STAGES_PUBLISH_DOCUMENT_H
#define NIANBAO_STAGES_PUBLISH_DOCUMENT_H

#include "pipeline/engine/handbook.h"

/* Of an array of struct layout; notes which tables show which indicator. */
void document_tables(const struct array *layouts, struct handbook *handbook);

#endif
