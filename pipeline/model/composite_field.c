/* The areas that compete under an index, and what shaking it does to their
 * ranks. */
#include "pipeline/model/composite_field.h"

#include <string.h>

#include "pipeline/model/random.h"

bool composite_scratch_init(struct composite_scratch *scratch,
                            const struct composite *composite, size_t areas,
                            struct arena *arena)
{
    size_t nodes = composite->node_count;

    scratch->weights = arena_take(arena, nodes * sizeof *scratch->weights);
    scratch->row = arena_take(arena, nodes * sizeof *scratch->row);
    scratch->totals = arena_take(arena, (areas + 1) * sizeof *scratch->totals);
    scratch->ranks = arena_take(arena, (areas + 1) * sizeof *scratch->ranks);
    return !arena->failed;
}

/* Bonus first: a veto is not bought off. */
static struct score by_terms(struct score score,
                             const struct composite_terms *terms)
{
    if (terms->state != SCORE_KNOWN)
        return (struct score){.state = terms->state};
    score.value += terms->points;
    if (terms->limited && score.value > terms->limit)
        score.value = terms->limit;
    return score;
}

/* A bonus may not lift a score above the cap of the index either. */
static struct score total(const struct composite_field *field, size_t area,
                          struct score score)
{
    const struct composite_node *root = &field->composite->nodes[0];

    score = by_terms(score, &field->terms[area]);
    if (root->capped && score.value > root->most)
        score.value = root->most;
    return score;
}

void composite_field_score(const struct composite_field *field,
                           struct composite_scratch *scratch)
{
    const struct composite *c = field->composite;
    struct composite_trial trial = {c, scratch->weights,
                                    c->robustness.means[0]};

    composite_weights(c, scratch->weights);
    for (size_t a = 0; a < field->areas; a++) {
        struct score *row = field->scores + a * c->node_count;
        composite_roll_up(&trial, row);
        row[0] = total(field, a, row[0]);
        scratch->totals[a] = row[0];
    }
    composite_rank(scratch->totals, field->areas, scratch->ranks);
}

void composite_field_rank(const struct composite_field *field,
                          const struct composite_trial *trial,
                          struct composite_scratch *scratch)
{
    size_t nodes = field->composite->node_count;

    for (size_t a = 0; a < field->areas; a++) {
        memcpy(scratch->row, field->scores + a * nodes,
               nodes * sizeof *scratch->row);
        composite_roll_up(trial, scratch->row);
        scratch->totals[a] = total(field, a, scratch->row[0]);
    }
    composite_rank(scratch->totals, field->areas, scratch->ranks);
}

void composite_field_without(const struct composite_field *field, size_t leaf,
                             struct composite_scratch *scratch)
{
    const struct composite *c = field->composite;
    struct composite_trial trial = {c, scratch->weights,
                                    c->robustness.means[0]};

    composite_weights(c, scratch->weights);
    scratch->weights[leaf] = 0;
    composite_field_rank(field, &trial, scratch);
}

static void shake_weights(const struct composite *c, struct random *random,
                          double *weights)
{
    for (size_t i = 0; i < c->node_count; i++) {
        double shaken = 2 * random_unit(random) - 1;
        weights[i] = c->nodes[i].weight * (1 + c->robustness.weights * shaken);
    }
}

void composite_field_shake(const struct composite_field *fields,
                           struct composite_scratch *scratch,
                           struct rank_tally *tally)
{
    const struct composite *c = fields->composite;
    const struct composite_robustness *how = &c->robustness;
    struct random random = random_from(how->seed);
    struct composite_trial trial = {c, scratch->weights, how->means[0]};

    for (size_t run = 0; run < how->runs; run++) {
        size_t normal = random_below(&random, how->normal_count);
        trial.mean = how->means[random_below(&random, how->mean_count)];
        shake_weights(c, &random, scratch->weights);
        composite_field_rank(&fields[normal], &trial, scratch);
        rank_tally_add(tally, scratch->ranks);
    }
}
