/* Ranks of scores, and how sure they are. */
#ifndef NIANBAO_MODEL_COMPOSITE_RANK_H
#define NIANBAO_MODEL_COMPOSITE_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/score.h"

/* Competition ranks "1224", the highest first; 0 for who has no score. Scores
 * no more than SCORE_TIE apart share a rank. Returns how many got one. */
size_t composite_rank(const struct score *scores, size_t count, int *ranks);

/* Whether another has the same rank. */
bool composite_is_tied(const int *ranks, size_t count, size_t at);

/* The ranks of many runs, counted: what it takes does not depend on how many
 * there were. */
struct rank_tally {
    size_t areas;
    uint64_t runs;
    uint64_t *by_rank; /* areas x (areas + 1); rank 0: not ranked */
    uint64_t *ahead;   /* areas x areas: how often one came before another */
};

/* Rank of an area over the runs in which it had one; 0 all if in none. */
struct rank_spread {
    double mean, median;
    int low, high; /* 5 % and 95 %: the least rank that so many runs reach */
    uint64_t ranked;
};

/* Empty, for so many areas; false when the arena failed. */
bool rank_tally_init(struct rank_tally *tally, size_t areas,
                     struct arena *arena);
/* One run more. */
void rank_tally_add(struct rank_tally *tally, const int *ranks);
/* What became of one area. Quantiles by nearest rank (Hyndman and Fan's type
 * 1), for a rank is a whole number; the median is the mean of the two middle
 * ones. */
struct rank_spread rank_tally_spread(const struct rank_tally *tally,
                                     size_t area);
/* In how many runs `area` came before `other`. */
uint64_t rank_tally_ahead(const struct rank_tally *tally, size_t area,
                          size_t other);

#endif
