/* How a score of a composite index and the reasons for it read. */
#include "stages/publish/index_words.h"

#include <math.h>

/* Up to here whole numbers are doubles without loss. */
static const double INTEGER_MOST = 0x1p53;

struct view print_double(const struct printing *p, double x, int places)
{
    struct decimal number;
    int64_t scale = INT64_C(1000000000000); /* as SCORE_TIE */
    while (scale > 1 && fabs(x) * (double)scale >= INTEGER_MOST)
        scale /= 10;
    if (!(fabs(x) * (double)scale < INTEGER_MOST) ||
        !decimal_divide(decimal_of(llround(x * (double)scale)),
                        decimal_of(scale), &number))
        return (struct view){0};
    return print_number(p, number, places);
}

struct view print_score(const struct printing *p,
                        const struct composite_result *result,
                        const struct score *score)
{
    if (score->state != SCORE_KNOWN)
        return (struct view){0};
    return print_double(p, score->value, result->composite->decimals);
}

struct view print_rank(const struct printing *p, int rank)
{
    return rank ? print_integer(p, rank) : (struct view){0};
}

struct view score_reason(enum score_state state, enum language language)
{
    static const struct {
        const char *text[LANGUAGE_COUNT];
    } reasons[] = {
        [SCORE_KNOWN] = {{"", ""}},
        [SCORE_MISSING] = {{"无数据", "not known"}},
        [SCORE_DENOMINATOR] = {{"分母缺失或为零",
                                "its denominator is unknown or zero"}},
        [SCORE_FEW] = {{"可比数值不足两个",
                        "fewer than two values to compare"}},
        [SCORE_CONSTANT] = {{"各地数值相同，无法标准化",
                             "the same everywhere, so it cannot be "
                             "normalised"}},
        [SCORE_RATIO] = {{"与最优值之比无意义（有零或负值）",
                          "no ratio to the best where values are zero or "
                          "below"}},
        [SCORE_NOT_POSITIVE] = {{"几何或调和平均遇零或负值",
                                 "a geometric or harmonic mean over zero or "
                                 "less"}},
        [SCORE_COVERAGE] = {{"已知指标所占比例低于门槛",
                             "too few of its indicators are known"}},
        [SCORE_REFUSED] = {{"指标不全，不评分",
                            "not all of its indicators are known"}},
    };
    return view_of(reasons[state].text[language]);
}

/* Appends one more reason, "NAME: WHY". */
static void add(struct buf *out, enum language language, struct view name,
                struct view why)
{
    if (out->n)
        buf_adds(out, "; ");
    buf_add(out, name);
    buf_adds(out, language == LANGUAGE_ZH ? "：" : ": ");
    buf_add(out, why);
}

static bool is_below(const struct composite *c, size_t node, size_t group)
{
    while (node && node != group)
        node = c->nodes[node].parent;
    return node == group;
}

static void add_left_out(struct buf *out, const struct printing *p,
                         const struct composite_cell *cell)
{
    const struct composite_result *r = cell->result;
    const struct composite *c = r->composite;
    for (size_t n = 1; n < c->node_count; n++) {
        enum score_state state =
            r->scores[composite_at(r, cell->area, n)].state;
        if (c->nodes[n].indicator && state != SCORE_KNOWN && n != cell->node &&
            is_below(c, n, cell->node))
            add(out, p->language, c->nodes[n].code,
                score_reason(state, p->language));
    }
}

static struct view effect_words(const struct composite_condition *condition,
                                enum composite_effect effect,
                                enum language language)
{
    bool zh = language == LANGUAGE_ZH;
    if (effect == COMPOSITE_NOT_KNOWN)
        return zh ? VIEW("条件无法判断，未适用")
                  : VIEW("cannot be judged and was not applied");
    if (condition->bonus)
        return zh ? VIEW("加分") : VIEW("bonus");
    return zh ? VIEW("否决条件成立，限制得分或等级")
              : VIEW("veto: it limits the score or the grade");
}

static void add_effects(struct buf *out, const struct printing *p,
                        const struct composite_cell *cell)
{
    const struct composite_result *r = cell->result;
    const struct composite *c = r->composite;
    for (size_t i = 0; i < c->condition_count; i++) {
        enum composite_effect effect =
            r->effects[cell->area * c->condition_count + i];
        if (effect != COMPOSITE_NOT_MET)
            add(out, p->language, c->conditions[i].name[p->language],
                effect_words(&c->conditions[i], effect, p->language));
    }
}

struct view print_reasons(const struct printing *p,
                          const struct composite_cell *cell)
{
    struct buf out = {0};
    const struct composite_result *r = cell->result;
    enum score_state state =
        r->scores[composite_at(r, cell->area, cell->node)].state;
    buf_add(&out, score_reason(state, p->language));
    add_left_out(&out, p, cell);
    if (!cell->node)
        add_effects(&out, p, cell);
    return print_built(p, &out);
}

struct view index_code(struct printing *p, const struct row *row)
{
    (void)p;
    return row->cell->result->composite->code;
}

struct view index_name(struct printing *p, const struct row *row)
{
    return row->cell->result->composite->name[p->language];
}

struct view index_year(struct printing *p, const struct row *row)
{
    return print_integer(p, row->cell->result->year);
}
