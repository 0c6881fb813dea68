/* Fills the templates of statements.csv. */
#include "stages/publish/sentence.h"

#include "pipeline/model/settings.h"

/* What the result is counted in before any conversion. A measure of its own
 * goes before the indicator's, and takes its decimals along. */
static const struct measure *own_measure(const struct statement *s)
{
    return s->measure ? s->measure
                      : (s->indicator ? s->indicator->measure : NULL);
}

struct view sentence_name(const struct printing *p, const struct statement *s)
{
    if (s->name[p->language].n || !s->indicator)
        return s->name[p->language];
    return s->indicator->name[p->language];
}

/* 家 and 个 count alike: only a multiple such as 万元 has another base. */
static bool is_multiple(const struct measure *m)
{
    return decimal_compare(m->factor_over, m->factor_under) != 0;
}

/* A bulletin speaks in plain units (元, not 万元), which readers can quote and
 * check against another source without converting. */
const struct measure *sentence_measure(const struct printing *p,
                                       const struct statement *s)
{
    const struct measure *m = own_measure(s);
    const struct catalogue *c = p->run->catalogue;
    for (size_t i = 0; m && is_multiple(m) && i < c->measure_count; i++)
        if (c->measures[i].base &&
            view_equal(c->measures[i].dimension, m->dimension))
            return &c->measures[i];
    return m;
}

/* In a smaller base measure as many places as it has, but no more than were
 * asked for: what was submitted in 万元 comes out to the last 元, and a
 * quotient does not bring all of its 36 digits. */
static struct view number(const struct printing *p, const struct statement *s,
                          struct decimal n)
{
    const struct measure *m = own_measure(s);
    int places =
        s->indicator && !s->measure ? s->indicator->decimals : s->decimals;
    if (!m || !is_multiple(m))
        return print_number(p, n, places);
    if (!decimal_multiply(n, m->factor_over, &n) ||
        !decimal_divide(n, m->factor_under, &n))
        return (struct view){0};
    n = decimal_round(n, places, p->run->catalogue->settings->rounding);
    return print_number(p, n, -1);
}

/* In the words of the survey's own scale, where it has one. */
static struct view yes_or_no(const struct printing *p, bool truth)
{
    const struct grade *g = catalogue_grade(p->run->catalogue, VIEW("yesno"),
                                            truth ? VIEW("yes") : VIEW("no"));
    return g ? g->name[p->language] : (struct view){0};
}

struct view sentence_value(struct printing *p, const struct statement_result *r)
{
    const struct statement *s = r->statement;
    const struct figure *f = r->figure;
    if (f && (f->grade || f->key.indicator->type == VALUE_TEXT))
        return print_figure(p, f, false);
    if (r->value.kind == QUANTITY_TRUTH)
        return yes_or_no(p, r->value.truth);
    if (r->value.kind != QUANTITY_NUMBER)
        return (struct view){0};
    return number(p, s, r->value.number);
}

/* "more than" or "about", with the blank that English wants. Only one: "more
 * than about" says nothing. */
static struct view qualifier(const struct printing *p, uint32_t flags)
{
    static const enum flag qualifiers[] = {FLAG_MORE_THAN, FLAG_LESS_THAN,
                                           FLAG_ABOUT};
    for (size_t i = 0; i < sizeof qualifiers / sizeof *qualifiers; i++)
        if (flags & FLAG_BIT(qualifiers[i])) {
            struct view word =
                p->run->catalogue->flags[qualifiers[i]].text[p->language];
            return p->language == LANGUAGE_ZH
                       ? word
                       : arena_format(p->arena, "%.*s ", VIEW_ARG(word));
        }
    return (struct view){0};
}

/* A span as a sentence has it: "2017—2021年", "2017-2021". */
static struct view period_words(const struct printing *p,
                                const struct statement *s)
{
    bool zh = p->language == LANGUAGE_ZH;
    if (s->period.kind != PERIOD_SPAN)
        return print_period(p, s->period, s->at_end);
    return arena_format(p->arena, zh ? "%d—%d年" : "%d-%d", s->period.year,
                        s->period.last);
}

/* The words the catalogue lets through in a text; any other was refused on
 * loading, so the last line is never reached by a survey that loaded. */
static struct view placeholder(struct printing *p,
                               const struct statement_result *r,
                               struct view name)
{
    const struct statement *s = r->statement;
    if (view_equal(name, VIEW("value")))
        return sentence_value(p, r);
    if (view_equal(name, VIEW("measure")))
        return print_measure(p, sentence_measure(p, s));
    if (view_equal(name, VIEW("area")))
        return s->area->name[p->language];
    if (view_equal(name, VIEW("period")))
        return period_words(p, s);
    if (view_equal(name, VIEW("year")))
        return print_integer(p, s->period.last);
    if (view_equal(name, VIEW("rank")))
        return r->rank ? print_integer(p, r->rank) : (struct view){0};
    if (view_equal(name, VIEW("qualifier")))
        return qualifier(p, r->figure ? r->figure->flags : r->value.flags);
    return (struct view){0};
}

/* A sentence with a gap in it would be printed and believed: without a value
 * there is none. */
struct view sentence_print(struct printing *p, const struct statement_result *r)
{
    struct view rest = r->statement->text[p->language];
    struct buf out = {0};
    if (!sentence_value(p, r).n)
        return (struct view){0};
    while (rest.p) {
        buf_add(&out, view_cut(&rest, '{'));
        if (rest.p)
            buf_add(&out, placeholder(p, r, view_cut(&rest, '}')));
    }
    return print_built(p, &out);
}
