/* Text from outside, made harmless for a reader's screen. */
#ifndef NIANBAO_MODEL_FINDING_SAFE_H
#define NIANBAO_MODEL_FINDING_SAFE_H

#include <stddef.h>

#include "pipeline/base/text.h"

/* Characters shown of what came from outside. A detail is mostly our own
 * words about the place and may be longer. */
enum { SHOWN_MOST = 120, DETAIL_MOST = 300 };

/* Appends `text`, controls and what turns the direction of writing escaped, cut
 * to `most` characters. */
void finding_safe(struct buf *out, struct view text, size_t most);

#endif
