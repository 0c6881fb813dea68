/* Scores of leaves rolled up to those of groups and of the index. */
#ifndef NIANBAO_MODEL_COMPOSITE_TREE_H
#define NIANBAO_MODEL_COMPOSITE_TREE_H

#include "pipeline/model/composite.h"

/* What one computation goes by: the index's own weights and means, or others
 * tried in their place. */
struct composite_trial {
    const struct composite *composite;
    const double *weights;    /* one a node; 0 takes it out */
    enum composite_mean mean; /* of groups without one of their own */
};

/* Fills the scores of groups from those of the leaves, one a node, in the order
 * of the nodes. Weights are over those that are left; a group with nobody left
 * is left out itself, with the reason of its last leaf. A reason that is not
 * left out (score_is_left_out) goes up to the root. */
void composite_roll_up(const struct composite_trial *trial,
                       struct score *scores);

/* The index's own weights into `weights`, one a node. */
void composite_weights(const struct composite *composite, double *weights);

/* A score's grade, a bound being reached within SCORE_TIE; NULL if none reaches
 * down to it. */
const struct composite_grade *composite_grade_of(const struct composite *,
                                                 double score);

#endif
