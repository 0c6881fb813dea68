/* What an area's score is subject to besides its parts. */
#include "stages/compare/composite_standing.h"

/* Shares such as 0.65 are no exact doubles. */
static const double COVERAGE_SLACK = 1e-9;

/* Every leaf is there, said by somebody or stood in for. */
static bool is_complete(const struct composite_field *field, size_t area)
{
    const struct composite *c = field->composite;
    const struct score *scores = field->scores + area * c->node_count;
    for (size_t i = 0; i < c->node_count; i++)
        if (c->nodes[i].indicator && scores[i].state != SCORE_KNOWN)
            return false;
    return true;
}

static enum score_state coverage_of(const struct composite_field *field,
                                    size_t area, int known)
{
    const struct composite *c = field->composite;
    if (c->missing == COMPOSITE_REFUSE && !is_complete(field, area))
        return SCORE_REFUSED;
    if (c->missing == COMPOSITE_EXCLUDE &&
        known + COVERAGE_SLACK < c->coverage * (double)c->leaf_count)
        return SCORE_COVERAGE;
    return SCORE_KNOWN;
}

static enum composite_effect try_condition(const struct composite_work *work,
                                           const struct composite_condition *c,
                                           const struct area *area, int year)
{
    struct lookup lookup = figures_lookup(work->run->figures);
    struct quantity met =
        formula_evaluate(c->formula, &lookup, area, period_year(year));
    if (met.kind != QUANTITY_TRUTH)
        return COMPOSITE_NOT_KNOWN;
    return met.truth ? COMPOSITE_MET : COMPOSITE_NOT_MET;
}

static void apply(const struct composite_condition *condition,
                  struct composite_terms *terms)
{
    if (condition->bonus)
        terms->points += condition->points;
    else if (condition->limits &&
             (!terms->limited || condition->limit < terms->limit)) {
        terms->limited = true;
        terms->limit = condition->limit;
    }
}

/* How many indicators somebody said, of each group and of the index. */
static void roll_up_known(const struct composite *c, int *known)
{
    for (size_t i = c->node_count - 1; i > 0; i--)
        known[c->nodes[i].parent] += known[i];
}

void composite_terms_set(const struct composite_work *work, int year,
                         const struct composite_field *field, int *known,
                         struct composite_terms *terms,
                         enum composite_effect *effects)
{
    const struct composite *c = work->composite;
    for (size_t a = 0; a < work->area_count; a++) {
        int *row = known + a * c->node_count;
        roll_up_known(c, row);
        terms[a] =
            (struct composite_terms){.state = coverage_of(field, a, row[0])};
        for (size_t i = 0; i < c->condition_count; i++) {
            enum composite_effect effect =
                try_condition(work, &c->conditions[i], work->areas[a], year);
            if (effect == COMPOSITE_MET)
                apply(&c->conditions[i], &terms[a]);
            if (effects)
                effects[a * c->condition_count + i] = effect;
        }
    }
}

/* Grades stand the best first: the later of two is the worse. */
static const struct composite_grade *
limited(const struct composite_result *result, size_t area,
        const struct composite_grade *grade)
{
    const struct composite *c = result->composite;
    for (size_t i = 0; grade && i < c->condition_count; i++) {
        const struct composite_condition *veto = &c->conditions[i];
        if (result->effects[area * c->condition_count + i] == COMPOSITE_MET &&
            veto->grade && veto->grade > grade)
            grade = veto->grade;
    }
    return grade;
}

void composite_grades_set(struct composite_result *result)
{
    for (size_t a = 0; a < result->area_count; a++) {
        const struct score *score = &result->scores[composite_at(result, a, 0)];
        result->grades[a] = NULL;
        if (score->state == SCORE_KNOWN)
            result->grades[a] = limited(
                result, a, composite_grade_of(result->composite, score->value));
    }
}
