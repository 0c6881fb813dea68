/* The ranks of an index and how sure they are, its flags, its change. */
#ifndef NIANBAO_COMPARE_COMPOSITE_RANKS_H
#define NIANBAO_COMPARE_COMPOSITE_RANKS_H

#include "pipeline/model/composite_result.h"

/* Ranks by every node's scores, of this year and the last. */
void composite_rank_nodes(struct composite_result *result,
                          struct composite_scratch *scratch);

/* Flags and numbers of indicators of the groups, from those of the leaves; the
 * ranks' flags. Once. */
void composite_spread_flags(struct composite_result *result);

/* Level and change weighed against each other, if the index wants it. */
void composite_combine(struct composite_result *result, struct arena *scratch);

/* The Monte Carlo and the ranks without each indicator, if the index wants
 * runs; they live in `arena`. */
void composite_shake_ranks(struct composite_result *result,
                           const struct composite_field *fields,
                           struct composite_scratch *scratch,
                           struct arena *arena);

#endif
