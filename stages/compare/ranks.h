/* Ranks of areas among those beside them. */
#ifndef NIANBAO_COMPARE_RANKS_H
#define NIANBAO_COMPARE_RANKS_H

#include "pipeline/model/figure.h"

/* Sets rank, ranked, tied and rank_flags of the figure and of those beside it:
 * the other children of its area's parent, own leaves left out, by exact values
 * of numbers or of how many items. One alone has no rank, nor has an indicator
 * without a direction, nor a missing figure. `scratch` is used up a little; its
 * failure is the caller's to look at. */
void ranks_set(struct figures *figures, struct figure *figure,
               struct arena *scratch);

/* Sets last_rank from the year before, whose rank must be set. */
void ranks_set_last(struct figures *figures, struct figure *figure);

/* The rank as a formula asks for it: `self` is the struct figures. It has the
 * flags of every figure that was ranked. */
struct quantity ranks_lookup(void *self, const struct key *key);

#endif
