/* The ways of making up a value: from the unit's own past, or from others. */
#include "stages/aggregate/methods.h"

#include "stages/aggregate/stratum.h"

/* More places than are needed to see how it was rounded. */
enum { SHOWN_PLACES = 6 };

static void show(struct making_up *m, struct decimal number)
{
    char text[DECIMAL_TEXT];
    number = decimal_round(number, SHOWN_PLACES, DECIMAL_HALF_UP);
    size_t n = decimal_print(number, -1, text);
    buf_add(&m->parents, (struct view){text, n});
}

static void say(struct making_up *m, const char *words)
{
    buf_adds(&m->parents, words);
}

static void show_product(struct making_up *m, struct decimal z,
                         struct decimal x, struct decimal by)
{
    show(m, z);
    say(m, " * ");
    show(m, x);
    say(m, " / ");
    show(m, by);
}

static void show_year(struct making_up *m, int year)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(period_year(year), text);
    buf_add(&m->parents, (struct view){text, n});
}

static void inherit(struct making_up *m, uint32_t flags)
{
    m->flags |= flags_travelling(tally_flags(m->tally), flags);
}

/* The unit's own value of `indicator`; NULL unless it said a number. */
static const struct value *own(struct making_up *m,
                               const struct indicator *indicator, int year)
{
    const struct value *v = observed_find(m->tally->observed, indicator, year,
                                          m->unit->code, m->key.area);
    return v && v->known ? v : NULL;
}

/* Rounded here, once, and the words say from what. */
static bool settle(struct making_up *m, struct decimal exact)
{
    m->number =
        decimal_round(exact, m->key.indicator->decimals, DECIMAL_HALF_UP);
    say(m, " = ");
    show(m, exact);
    if (decimal_compare(m->number, exact) != 0) {
        say(m, " -> ");
        show(m, m->number);
    }
    return true;
}

/* The nearest year counts: what is older is less like. */
static bool previous(struct making_up *m)
{
    int year = m->key.period.year;
    for (int back = 1; back <= m->rule->years; back++) {
        const struct value *v = own(m, m->key.indicator, year - back);
        if (!v)
            continue;
        show_year(m, year - back);
        inherit(m, v->flags);
        return settle(m, v->number);
    }
    return false;
}

/* Every year must be known, or the growth would be that of other years than the
 * survey says. */
static bool add_growth(struct making_up *m, int year, struct decimal *to,
                       struct decimal *from)
{
    const struct value *a = own(m, m->key.indicator, year);
    const struct value *b = own(m, m->key.indicator, year - 1);
    if (!a || !b || !decimal_add(*to, a->number, to) ||
        !decimal_add(*from, b->number, from))
        return false;
    inherit(m, a->flags | b->flags);
    return true;
}

/* Growth over several years is the ratio of their sums, never a mean of ratios:
 * so it is exact, and one small year does not outweigh the others. */
static bool trend(struct making_up *m)
{
    int year = m->key.period.year;
    struct decimal to = decimal_of(0), from = to, value;
    const struct value *last = own(m, m->key.indicator, year - 1);
    for (int back = 1; back <= m->rule->years; back++)
        if (!add_growth(m, year - back, &to, &from))
            return false;
    if (!last || !decimal_multiply(last->number, to, &value) ||
        !decimal_divide(value, from, &value))
        return false;
    show_product(m, last->number, to, from);
    settle(m, value);
    say(m, "; ");
    show_year(m, year - m->rule->years - 1);
    say(m, "/");
    show_year(m, year - 1);
    return true;
}

/* The codes of those it was learned from, behind the sum. */
static void name_donors(struct making_up *m, const struct peers *peers)
{
    say(m, "; ");
    peers_print(peers, &m->parents);
    inherit(m, peers->flags);
}

/* z of the unit, times all x over all z of those that said both. */
static bool ratio(struct making_up *m)
{
    const struct indicator *by = m->rule->by ? m->rule->by : m->key.indicator;
    int year = m->key.period.year - (m->rule->by == NULL);
    const struct value *z = own(m, by, year);
    struct peers peers;
    struct decimal value;
    if (!z || !peers_both(&peers, m, by, year) ||
        !decimal_multiply(z->number, peers.x, &value) ||
        !decimal_divide(value, peers.z, &value))
        return false;
    show_product(m, z->number, peers.x, peers.z);
    inherit(m, z->flags);
    settle(m, value);
    name_donors(m, &peers);
    return true;
}

static bool mean(struct making_up *m)
{
    struct peers peers;
    struct decimal value;
    if (!peers_one(&peers, m) ||
        !decimal_divide(peers.x, decimal_of((int64_t)peers.count), &value))
        return false;
    show(m, peers.x);
    say(m, " / ");
    show(m, decimal_of((int64_t)peers.count));
    settle(m, value);
    name_donors(m, &peers);
    return true;
}

/* A component to which the question does not apply adds nothing. */
static bool sum(struct making_up *m)
{
    const struct indicator *total = m->key.indicator;
    struct decimal value = decimal_of(0);
    for (size_t i = 0; i < total->component_count; i++) {
        const struct value *v =
            observed_find(m->tally->observed, total->components[i],
                          m->key.period.year, m->unit->code, m->key.area);
        if (v && !v->known && (v->flags & FLAG_BIT(FLAG_NOT_APPLICABLE)))
            continue;
        if (!v || !v->known || !decimal_add(value, v->number, &value))
            return false;
        say(m, m->parents.n ? " + " : "");
        show(m, v->number);
        inherit(m, v->flags);
    }
    return m->parents.n && settle(m, value);
}

bool method_run(struct making_up *m)
{
    static bool (*const methods[])(struct making_up *) = {
        [IMPUTE_PREVIOUS] = previous, [IMPUTE_TREND] = trend,
        [IMPUTE_RATIO] = ratio,       [IMPUTE_MEAN] = mean,
        [IMPUTE_SUM] = sum,           [IMPUTE_COMPONENTS] = NULL,
        [IMPUTE_AREAS] = NULL,
    };
    m->flags = 0;
    buf_clear(&m->parents);
    return methods[m->rule->method] && methods[m->rule->method](m);
}
