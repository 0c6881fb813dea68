/* Letters for letters: full width to half width, 萬 to 万. */
#ifndef NIANBAO_STAGES_NORMALIZE_MAP_H
#define NIANBAO_STAGES_NORMALIZE_MAP_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"

struct map;

/* `from` and `to` list letters and ranges "a-z" that stand opposite each
 * other; a '-' at either end is itself. NULL if they do not fit each other or
 * the arena failed. Lives in `arena`. */
const struct map *map_new(struct view from, struct view to,
                          struct arena *arena);

/* Appends `text` with its letters replaced; whether any was. */
bool map_apply(const struct map *map, struct view text, struct buf *out);

#endif
