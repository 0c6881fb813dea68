/* Characters that nobody sees and that change what is seen. */
#ifndef NIANBAO_STAGES_INGEST_CONTROL_H
#define NIANBAO_STAGES_INGEST_CONTROL_H

#include <stdint.h>

#include "pipeline/base/text.h"

/* The first of `text`, which is UTF-8, that is a control XML lets through
 * (U+007F to 9F) or turns the direction of writing (U+202A to 202E, U+2066 to
 * 2069): a name in a published table could look like another. 0: none. */
uint32_t control_in(struct view text);

#endif
