/* How a score of a composite index and the reasons for it read. */
#ifndef NIANBAO_STAGES_PUBLISH_INDEX_WORDS_H
#define NIANBAO_STAGES_PUBLISH_INDEX_WORDS_H

#include "stages/publish/kinds.h"

/* A double as it is printed: first cut to twelve places, which takes off what
 * binary sums leave behind, then rounded by the survey's rule. -1: as many
 * places as that leaves. Blank when it is too large for them. */
struct view print_double(const struct printing *p, double x, int places);
/* A score with the index's decimals; blank, never 0, when there is none. */
struct view print_score(const struct printing *p,
                        const struct composite_result *result,
                        const struct score *score);
/* A rank, blank for 0. */
struct view print_rank(const struct printing *p, int rank);
/* Why a number is not there; empty if it is. */
struct view score_reason(enum score_state state, enum language language);
/* All that is to be said of an area's score of a node: why there is none, which
 * of its indicators are left out and why; of the whole index also what
 * conditions did. */
struct view print_reasons(const struct printing *p,
                          const struct composite_cell *cell);
/* Columns every table about an index has: which index it is. */
struct view index_code(struct printing *p, const struct row *row);
struct view index_name(struct printing *p, const struct row *row);
struct view index_year(struct printing *p, const struct row *row);

#endif
