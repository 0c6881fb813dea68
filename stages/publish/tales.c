/* What can be told of how sure the ranks of a composite index are. */
#include "stages/publish/tales.h"

#include <stdlib.h>

enum { SHARE_PLACES = 1, SHIFT_PLACES = 2, SKEW_PLACES = 2 };

static int nominal_of(const struct composite_cell *c)
{
    return c->result->ranks[composite_at(c->result, c->area, 0)];
}

static int without(const struct composite_cell *c)
{
    return c->result->without[composite_at(c->result, c->area, c->other)];
}

static int rank_in(const struct composite_cell *c)
{
    return c->result->ranks[composite_at(c->result, c->area, c->other)];
}

static struct view runs(const struct printing *p,
                        const struct composite_cell *c)
{
    return print_integer(p, (long)c->result->composite->robustness.runs);
}

/* Its seed, so that anybody can shake it again. */
static struct view seed(const struct printing *p,
                        const struct composite_cell *c)
{
    return arena_format(
        p->arena, "seed=%llu",
        (unsigned long long)c->result->composite->robustness.seed);
}

static bool is_fixed(const struct rank_tally *tally, size_t a, size_t b)
{
    return rank_tally_ahead(tally, a, b) == tally->runs ||
           rank_tally_ahead(tally, b, a) == tally->runs;
}

/* Pairs of areas of which one was ahead in every run, in per cent of all. */
static struct view fixed(const struct printing *p,
                         const struct composite_cell *c)
{
    const struct composite_result *r = c->result;
    size_t pairs = 0, held = 0;
    for (size_t a = 0; a < r->area_count; a++)
        for (size_t b = 0; b < a; b++) {
            pairs++;
            held += is_fixed(&r->tally, a, b);
        }
    return pairs ? print_double(p, 100.0 * (double)held / (double)pairs,
                                SHARE_PLACES)
                 : (struct view){0};
}

static struct view ahead(const struct printing *p,
                         const struct composite_cell *c)
{
    const struct rank_tally *tally = &c->result->tally;
    double share = (double)rank_tally_ahead(tally, c->area, c->other) /
                   (double)tally->runs;
    return print_double(p, 100 * share, SHARE_PLACES);
}

static struct view order(const struct printing *p,
                         const struct composite_cell *c)
{
    bool zh = p->language == LANGUAGE_ZH;
    if (!is_fixed(&c->result->tally, c->area, c->other))
        return (struct view){0};
    return zh ? VIEW("先后不变") : VIEW("never changes");
}

/* By how many places an indicator moves the areas, on average. */
static struct view mean_shift(const struct printing *p,
                              const struct composite_cell *c)
{
    struct composite_cell cell = *c;
    double sum = 0, count = 0;
    for (cell.area = 0; cell.area < c->result->area_count; cell.area++) {
        if (!nominal_of(&cell) || !without(&cell))
            continue;
        sum += abs(without(&cell) - nominal_of(&cell));
        count++;
    }
    return count > 0 ? print_double(p, sum / count, SHIFT_PLACES)
                     : (struct view){0};
}

static struct view score_in(const struct printing *p,
                            const struct composite_cell *c)
{
    const struct composite_result *r = c->result;
    return print_score(p, r, &r->scores[composite_at(r, c->area, c->other)]);
}

static struct view skewness(const struct printing *p,
                            const struct composite_cell *c)
{
    return print_double(p, c->result->treated[c->other].skew, SKEW_PLACES);
}

/* What was done about outliers. */
static struct view treatment(const struct printing *p,
                             const struct composite_cell *c)
{
    const struct treated *t = &c->result->treated[c->other];
    bool zh = p->language == LANGUAGE_ZH;
    if (t->logged && t->beyond)
        return zh ? VIEW("取对数后仍偏斜")
                  : VIEW("logarithm taken; skewed all the same");
    if (t->logged)
        return zh ? VIEW("取对数") : VIEW("logarithm taken");
    if (!t->high && !t->low)
        return (struct view){0};
    return arena_format(p->arena,
                        zh ? "收敛：高端%zu个，低端%zu个"
                           : "drawn in: %zu at the high end, %zu at the low",
                        t->high, t->low);
}

const struct composite_tale composite_tales[] = {
    {"runs", {"模拟次数", "runs"}, true, true, false, runs, NULL, seed},
    {"pairs",
     {"先后不变的地区对 (%)", "pairs whose order never changes (%)"},
     true,
     true,
     false,
     fixed,
     NULL,
     NULL},
    {"ahead",
     {"排在对方之前的模拟比例 (%)", "runs in which it is ahead (%)"},
     false,
     false,
     true,
     ahead,
     NULL,
     order},
    {"left-out-mean",
     {"去掉该指标后位次平均变动", "mean shift without the indicator"},
     true,
     false,
     false,
     mean_shift,
     NULL,
     NULL},
    {"left-out",
     {"去掉该指标后的位次", "rank without the indicator"},
     false,
     false,
     false,
     NULL,
     without,
     NULL},
    {"strength",
     {"强项", "strength"},
     false,
     false,
     false,
     score_in,
     rank_in,
     NULL},
    {"weakness",
     {"弱项", "weakness"},
     false,
     false,
     false,
     score_in,
     rank_in,
     NULL},
    {"outliers",
     {"偏度与异常值处理", "skewness and what was done about outliers"},
     true,
     false,
     false,
     skewness,
     NULL,
     treatment},
};
