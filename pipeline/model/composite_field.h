/* The areas that compete under an index, and what shaking it does to their
 * ranks. */
#ifndef NIANBAO_MODEL_COMPOSITE_FIELD_H
#define NIANBAO_MODEL_COMPOSITE_FIELD_H

#include "pipeline/base/arena.h"
#include "pipeline/model/composite_rank.h"
#include "pipeline/model/composite_tree.h"

/* What an area's score is subject to besides its parts. */
struct composite_terms {
    enum score_state state; /* unless SCORE_KNOWN there is no score */
    double points;          /* of bonuses */
    bool limited;           /* by a veto */
    double limit;
};

/* The leaves' scores of every area, and the groups' once rolled up. */
struct composite_field {
    const struct composite *composite;
    size_t areas;
    const struct composite_terms *terms; /* one an area */
    struct score *scores;                /* areas x nodes */
};

/* Room of one computation, so that many of them need no memory. */
struct composite_scratch {
    double *weights;      /* one a node */
    struct score *row;    /* one a node */
    struct score *totals; /* one an area */
    int *ranks;           /* one an area */
};

/* False when the arena failed. */
bool composite_scratch_init(struct composite_scratch *scratch,
                            const struct composite *composite, size_t areas,
                            struct arena *arena);

/* Every group of every area, in place, by the index's own weights; the root's
 * score with its terms. */
void composite_field_score(const struct composite_field *field,
                           struct composite_scratch *scratch);

/* The ranks of another computation into scratch->ranks; the field stays. */
void composite_field_rank(const struct composite_field *field,
                          const struct composite_trial *trial,
                          struct composite_scratch *scratch);

/* The ranks without one indicator, the weights of the others grown. */
void composite_field_without(const struct composite_field *field, size_t leaf,
                             struct composite_scratch *scratch);

/* The Monte Carlo: `fields` has the scores under each of the index's
 * normalisations. In each run every weight is multiplied by a number of its
 * own, evenly spread over 1 - w .. 1 + w (sums are made right by dividing by
 * them), and one normalisation and one mean are drawn. A run costs one roll-up
 * and ranking. The seed alone decides. Source of the design: Saisana, Saltelli,
 * Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the
 * quality assessment of composite indicators", J. R. Stat. Soc. A 168, 2005. */
void composite_field_shake(const struct composite_field *fields,
                           struct composite_scratch *scratch,
                           struct rank_tally *tally);

#endif
