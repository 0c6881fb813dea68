/* Normalisation: each method a function from a value to 0..1. */
#include "pipeline/model/normal.h"

#include <math.h>

#include "pipeline/model/statistics.h"

const char *const normal_names[] = {
    "min-max",    "z-score",       "goalposts",       "target", "rank",
    "percentile", "best-in-group", "fraction-of-max", NULL};

/* What a method needs to know of the column; values are turned round, so that
 * the higher is always the better. */
struct looking {
    const struct normal *how;
    const struct normal_column *column;
    size_t known;
    double least, most, mean, deviation;
};

static bool is_known(const struct normal_column *column, size_t i)
{
    return column->values[i].state == SCORE_KNOWN;
}

static double turned(const struct normal_column *column, double x)
{
    return column->lower ? -x : x;
}

/* In the column's order, which makes the last digit the same in every run. */
static void look(struct looking *l)
{
    const struct normal_column *c = l->column;
    double sum = 0, squares = 0;

    for (size_t i = 0; i < c->count; i++) {
        double x = turned(c, c->values[i].value);
        if (!is_known(c, i))
            continue;
        l->least = l->known && l->least < x ? l->least : x;
        l->most = l->known && l->most > x ? l->most : x;
        l->known++;
        sum += x;
    }
    l->mean = l->known ? sum / (double)l->known : 0;
    for (size_t i = 0; i < c->count; i++) {
        double d = turned(c, c->values[i].value) - l->mean;
        squares += is_known(c, i) ? d * d : 0;
    }
    l->deviation = l->known > 1 ? sqrt(squares / (double)(l->known - 1)) : 0;
}

/* One value of the column to a part of the scale. */
typedef double part(const struct looking *l, size_t i);

static double min_max(const struct looking *l, size_t i)
{
    double x = turned(l->column, l->column->values[i].value);

    return (x - l->least) / (l->most - l->least);
}

static double z_score(const struct looking *l, size_t i)
{
    double x = turned(l->column, l->column->values[i].value);

    return l->how->mean + l->how->sd * ((x - l->mean) / l->deviation);
}

static double within(double t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

static double goalposts(const struct looking *l, size_t i)
{
    double x = l->column->values[i].value, from = l->how->from, to = l->how->to;

    return within(l->column->lower ? (to - x) / (to - from)
                                   : (x - from) / (to - from));
}

/* Who has reached it has all there is, were it everybody: then the worst is
 * beyond the target and nothing is divided. */
static double target(const struct looking *l, size_t i)
{
    double x = turned(l->column, l->column->values[i].value);
    double to = turned(l->column, l->how->to);

    return x >= to ? 1 : (x - l->least) / (to - l->least);
}

/* How many known values are beyond x: `sign` 1 counts the better. */
static size_t beyond(const struct looking *l, size_t i, int sign)
{
    const struct normal_column *c = l->column;
    double x = turned(c, c->values[i].value);
    size_t count = 0;

    for (size_t k = 0; k < c->count; k++)
        count +=
            is_known(c, k) && sign * (turned(c, c->values[k].value) - x) > 0;
    return count;
}

static double rank(const struct looking *l, size_t i)
{
    size_t others = l->known - 1;

    return (double)(others - beyond(l, i, 1)) / (double)others;
}

static double percentile(const struct looking *l, size_t i)
{
    return (double)beyond(l, i, -1) / (double)(l->known - 1);
}

/* Of positive values; where less is better the best is the least. */
static double to_best(const struct looking *l, size_t i, double best)
{
    double x = l->column->values[i].value;

    return l->column->lower ? best / x : x / best;
}

static double best_in_group(const struct looking *l, size_t i)
{
    const struct normal_column *c = l->column;
    double best = turned(c, c->values[i].value);

    for (size_t k = 0; k < c->count; k++) {
        double x = turned(c, c->values[k].value);
        if (is_known(c, k) && c->peers[k] == c->peers[i] && x > best)
            best = x;
    }
    return to_best(l, i, turned(c, best));
}

static double fraction_of_max(const struct looking *l, size_t i)
{
    return to_best(l, i, turned(l->column, l->most));
}

/* What a method asks of a column before it has an answer. */
enum wants { WANTS_ANY, WANTS_TWO, WANTS_SPREAD, WANTS_RATIO };

static const struct method {
    part *part;
    enum wants wants;
    bool zero; /* gives 0 or less even where low is above 0 */
} methods[] = {
    [NORMAL_MIN_MAX] = {min_max, WANTS_SPREAD, false},
    [NORMAL_Z_SCORE] = {z_score, WANTS_SPREAD, true},
    [NORMAL_GOALPOSTS] = {goalposts, WANTS_ANY, false},
    [NORMAL_TARGET] = {target, WANTS_ANY, false},
    [NORMAL_RANK] = {rank, WANTS_TWO, false},
    [NORMAL_PERCENTILE] = {percentile, WANTS_TWO, false},
    [NORMAL_BEST_IN_GROUP] = {best_in_group, WANTS_RATIO, false},
    [NORMAL_FRACTION_OF_MAX] = {fraction_of_max, WANTS_RATIO, false},
};

/* A ratio has a meaning from zero up, and less than the least is divided by. */
static enum score_state refuse_ratio(const struct looking *l)
{
    if (l->column->lower)
        return l->most < 0 ? SCORE_KNOWN : SCORE_RATIO;
    return l->least >= 0 && l->most > 0 ? SCORE_KNOWN : SCORE_RATIO;
}

static enum score_state refuse(const struct looking *l, enum wants wants)
{
    if (wants == WANTS_ANY)
        return SCORE_KNOWN;
    if (wants == WANTS_RATIO)
        return refuse_ratio(l);
    if (l->known < 2)
        return SCORE_FEW;
    return wants == WANTS_SPREAD && l->most <= l->least ? SCORE_CONSTANT
                                                        : SCORE_KNOWN;
}

/* A whole peer group at zero has no best: 0 / 0 is not a score. */
static struct score score_of(const struct looking *l, size_t i)
{
    const struct normal *how = l->how;
    double t = methods[how->method].part(l, i);

    if (!isfinite(t))
        return (struct score){.state = SCORE_RATIO};
    if (how->method != NORMAL_Z_SCORE)
        t = how->low + t * (how->high - how->low);
    return (struct score){t, SCORE_KNOWN};
}

void normal_apply(const struct normal *how, const struct normal_column *column,
                  struct score *out)
{
    struct looking l = {.how = how, .column = column};

    look(&l);
    enum score_state state = refuse(&l, methods[how->method].wants);
    for (size_t i = 0; i < column->count; i++) {
        out[i] = (struct score){.state = column->values[i].state};
        if (!is_known(column, i))
            continue;
        out[i].state = state;
        if (state == SCORE_KNOWN)
            out[i] = score_of(&l, i);
    }
}

bool normal_may_be_zero(const struct normal *how)
{
    return methods[how->method].zero || how->low <= 0;
}
