/* Scores of leaves rolled up to those of groups and of the index. */
#include "pipeline/model/composite_tree.h"

#include "pipeline/model/elementary.h"

const char *const composite_means[] = {"arithmetic", "geometric", "harmonic",
                                       NULL};
const char *const composite_missings[] = {"exclude", "zero", "refuse", NULL};
const char *const composite_imputes[] = {"none",       "mean",         "median",
                                         "group-mean", "group-median", NULL};

/* One group under way. */
struct group_sum {
    enum composite_mean mean;
    double weight, sum;
    enum score_state left_out; /* the last reason met */
};

/* What a score adds under each mean. */
static double term(enum composite_mean mean, double x)
{
    if (mean == COMPOSITE_GEOMETRIC)
        return elementary_ln(x);
    return mean == COMPOSITE_HARMONIC ? 1 / x : x;
}

/* False if the group has no score because of it. */
static bool add(struct group_sum *sum, const struct score *score, double weight)
{
    if (weight <= 0)
        return true;
    if (score_is_left_out(score)) {
        sum->left_out = score->state;
        return true;
    }
    sum->weight += weight;
    if (score->state != SCORE_KNOWN)
        sum->left_out = score->state;
    else if (sum->mean != COMPOSITE_ARITHMETIC && score->value <= 0)
        sum->left_out = SCORE_NOT_POSITIVE;
    else
        sum->sum += weight * term(sum->mean, score->value);
    return score->state == SCORE_KNOWN && sum->left_out != SCORE_NOT_POSITIVE;
}

static struct score mean_of(const struct group_sum *sum)
{
    double mean;

    if (sum->weight <= 0)
        return (struct score){.state = sum->left_out ? sum->left_out
                                                     : SCORE_MISSING};
    mean = sum->sum / sum->weight;
    if (sum->mean == COMPOSITE_GEOMETRIC)
        mean = elementary_exp(mean);
    else if (sum->mean == COMPOSITE_HARMONIC)
        mean = 1 / mean;
    return (struct score){mean, SCORE_KNOWN};
}

/* Children stand behind their parent, somewhere before the next node of its
 * level. */
static struct score group_score(const struct composite_trial *trial,
                                const struct score *scores, size_t group)
{
    const struct composite *c = trial->composite;
    const struct composite_node *node = &c->nodes[group];
    struct group_sum sum = {.mean = node->own_mean ? node->mean : trial->mean};
    size_t left = node->child_count;

    for (size_t i = group + 1; left && i < c->node_count; i++) {
        if (c->nodes[i].parent != group)
            continue;
        left--;
        if (!add(&sum, &scores[i], trial->weights[i]))
            return (struct score){.state = sum.left_out};
    }
    struct score score = mean_of(&sum);
    if (node->capped && score.value > node->most)
        score.value = node->most;
    return score;
}

/* From the end: a group stands before what it is made of. */
void composite_roll_up(const struct composite_trial *trial,
                       struct score *scores)
{
    const struct composite *c = trial->composite;

    for (size_t i = c->node_count; i-- > 0;)
        if (!c->nodes[i].indicator)
            scores[i] = group_score(trial, scores, i);
}

void composite_weights(const struct composite *composite, double *weights)
{
    for (size_t i = 0; i < composite->node_count; i++)
        weights[i] = composite->nodes[i].weight;
}

const struct composite_grade *composite_grade_of(const struct composite *c,
                                                 double score)
{
    for (size_t i = 0; i < c->grade_count; i++)
        if (!c->grades[i].bounded || score >= c->grades[i].from - SCORE_TIE)
            return &c->grades[i];
    return NULL;
}
