/* Spans of years: made of their years, or stated as a whole. */
#include "stages/aggregate/spans.h"

#include "stages/aggregate/agree.h"
#include "stages/aggregate/counting.h"
#include "stages/aggregate/tell.h"

/* Of one formula, which is read by people: a few are many. */
enum { ASKED_MOST = 32, OPERANDS_MOST = 32 };

static bool is_asked(const struct tally *tally,
                     const struct indicator *indicator, struct period span)
{
    const struct key *asked = tally->asked.at;
    for (size_t i = 0; i < tally->asked.count; i++)
        if (asked[i].indicator == indicator &&
            period_equal(asked[i].period, span))
            return true;
    return false;
}

/* A ratio over five years is the ratio of five years' sums: a derived indicator
 * passes the question on to what it is made of. */
static void ask(struct tally *tally, const struct indicator *indicator,
                struct period span)
{
    const struct indicator *operands[OPERANDS_MOST];
    size_t n = indicator->formula ? formula_indicators(indicator->formula,
                                                       operands, OPERANDS_MOST)
                                  : 0;
    for (size_t i = 0; i < n && i < OPERANDS_MOST; i++)
        ask(tally, operands[i], span);
    if (indicator->over_time == TIME_NONE || span.kind != PERIOD_SPAN ||
        is_asked(tally, indicator, span))
        return;
    struct key *key = array_push(&tally->asked, tally->run->arena, sizeof *key);
    if (key)
        *key = (struct key){indicator, NULL, span};
}

void spans_of_statements(struct tally *tally)
{
    const struct catalogue *c = tally->run->catalogue;
    struct key keys[ASKED_MOST];
    for (size_t i = 0; i < c->statement_count; i++) {
        const struct statement *s = &c->statements[i];
        if (s->indicator)
            ask(tally, s->indicator, s->period);
        if (!s->formula)
            continue;
        size_t n = formula_spans(s->formula, keys, ASKED_MOST);
        for (size_t k = 0; k < n && k < ASKED_MOST; k++)
            ask(tally, keys[k].indicator, keys[k].period);
    }
}

/* Only whole years make a span; a quarter of one of them says nothing. */
static bool within(struct period year, struct period span)
{
    return year.kind == PERIOD_YEAR && year.year >= span.year &&
           year.year <= span.last;
}

void spans_stated(struct tally *tally, const struct indicator *indicator,
                  struct period span)
{
    if (is_asked(tally, indicator, span))
        return;
    ask(tally, indicator, span);
    const struct cell *cell = cells_of(&tally->cells, indicator);
    for (; cell; cell = cell->beside)
        if (within(cell->key.period, span))
            tally->again = true;
}

/* One unit's words on one indicator and area, for one span. */
struct making {
    struct tally *tally;
    const struct said *said;
    size_t count;
    struct period span;
    struct pool pool;
    const struct said *latest; /* the last year that has a value */
    const struct said *stated;
    bool complete;
    bool partial; /* a year that was told is itself short of some part */
};

/* A unit whose owing begins or ends within the span is asked for those years
 * alone; nothing is known about the beginnings of one that is not listed. */
static bool owes(const struct making *m, int year)
{
    const struct unit *unit = &m->said->submission->unit;
    bool begun = unit->owes_from <= year || unit->owes_from > m->span.last;
    bool ended = unit->owes_until && unit->owes_until < year &&
                 unit->owes_until >= m->span.year;
    return begun && !ended;
}

static bool wanted(const struct making *m, int year)
{
    const struct observation *o = m->said->observation;
    struct period period = period_year(year);
    return owes(m, year) && expect_exists(o->area, period) &&
           expect_collected(o->indicator, period);
}

/* Winners are unique by period, so the first is the only one. */
static const struct said *find(const struct making *m, struct period period)
{
    for (size_t i = 0; i < m->count; i++)
        if (period_equal(m->said[i].observation->period, period))
            return &m->said[i];
    return NULL;
}

/* A year that does not apply is no gap; one that was told though nobody asked
 * is taken all the same. */
static void add_year(struct making *m, int year, bool want)
{
    const struct said *said = find(m, period_year(year));
    struct worth w = {0};
    if (said)
        w = said_worth(m->tally, said);
    if (want && !w.known && !(w.flags & FLAG_BIT(FLAG_NOT_APPLICABLE)))
        m->complete = false;
    if (!said)
        return;
    pool_add(&m->pool, &w, tally_flags(m->tally), &m->tally->unit);
    if (w.known)
        m->latest = said;
    if (w.known && (w.flags & FLAG_BIT(FLAG_PARTIAL)))
        m->partial = true;
}

static void add_all_years(struct making *m)
{
    for (int year = m->span.year; year <= m->span.last; year++)
        add_year(m, year, wanted(m, year));
}

/* A level stands where it stood last; years after which nothing is known make
 * the span's end unknown. */
static void add_last_year(struct making *m)
{
    int last = m->span.last;
    while (last > m->span.year && !wanted(m, last) &&
           !find(m, period_year(last)))
        last--;
    for (int year = last; year >= m->span.year && !m->pool.known; year--) {
        m->pool = pool_of(POOL_SAME);
        add_year(m, year, year == last);
    }
}

/* Names every year, so that the clerk sees which of them is odd. */
static void tell_years(struct making *m, const struct worth *years,
                       const struct worth *stated, struct said *as)
{
    struct arena *arena = m->tally->run->arena;
    const struct observation *o = m->stated->observation;
    struct key key = {o->indicator, o->area, m->span};
    struct figure_source source = said_source(m->stated);
    struct speaker who = {&source,
                          tell_period(m->tally, m->stated->submission->period)};
    struct finding *f =
        tell(m->tally, VIEW("aggregate.span"), &key, who,
             worth_text(years, arena), worth_text(stated, arena));
    for (size_t i = 0; i < m->count; i++) {
        key.period = m->said[i].observation->period;
        struct worth w = said_worth(m->tally, &m->said[i]);
        if (within(key.period, m->span))
            tell_cell(m->tally, f, &key, worth_text(&w, arena), VIEW(""));
    }
    as->disputed = true;
    as->otherwise = stated->number;
}

/* The span's source is the last of its years: each year's own figure keeps the
 * others. */
static void count_years(struct making *m)
{
    struct worth total = pool_total(&m->pool);
    struct said as = *m->latest;
    as.disputed = false;
    if (m->stated) {
        struct worth stated = said_worth(m->tally, m->stated);
        if (!agree(&total, &stated))
            tell_years(m, &total, &stated, &as);
    }
    counting_take(m->tally, &as, m->span, &total);
}

/* Whether the years, all told, come to the same: then it stands in for nothing.
 */
static bool years_agree(struct making *m, const struct worth *stated)
{
    struct worth total = pool_total(&m->pool);
    return m->complete && agree(&total, stated);
}

/* It is called a whole only if some of its years were told: else there are no
 * parts for it to stand in for. */
static void count_stated(struct making *m)
{
    struct worth w = said_worth(m->tally, m->stated);
    if (m->pool.known && w.known && !years_agree(m, &w))
        w.flags |= FLAG_BIT(FLAG_WHOLE);
    counting_take(m->tally, m->stated, m->span, &w);
}

/* Half a whole is no whole, and half a control controls nothing. */
static bool may_be_partial(const struct making *m)
{
    const struct observation *o = m->said->observation;
    return m->pool.said && !o->as_control && !o->whole;
}

static void count_partial(struct making *m)
{
    struct worth total = pool_total(&m->pool);
    const struct said *as = m->latest ? m->latest : &m->said[m->count - 1];
    if (total.known)
        total.flags |= FLAG_BIT(FLAG_PARTIAL);
    counting_take(m->tally, as, m->span, &total);
}

/* Years of which some are partial make a span that only looks complete: who
 * states it knows more, as an office whose districts told it the span alone. */
static bool years_count(const struct making *m)
{
    return m->complete && m->latest && !(m->stated && m->partial);
}

static void make(struct making *m)
{
    if (m->said->observation->indicator->over_time == TIME_LAST)
        add_last_year(m);
    else
        add_all_years(m);
    m->stated = find(m, m->span);
    if (years_count(m))
        count_years(m);
    else if (m->stated)
        count_stated(m);
    else if (may_be_partial(m))
        count_partial(m);
}

void spans_count(struct tally *tally, const struct said *said, size_t count)
{
    for (size_t i = 0; i < tally->asked.count; i++) {
        const struct key *asked = (const struct key *)tally->asked.at + i;
        struct making m = {.tally = tally,
                           .said = said,
                           .count = count,
                           .span = asked->period,
                           .pool = pool_of(POOL_SUM),
                           .complete = true};
        if (asked->indicator == said->observation->indicator)
            make(&m);
    }
}

/* A partial year would make a span that looks complete. */
static bool add_figure(struct tally *tally, const struct key *key,
                       struct pool *pool)
{
    const struct figure *f = figures_get(tally->run->figures, key);
    if (!f || f->value.kind != QUANTITY_NUMBER ||
        (f->flags & FLAG_BIT(FLAG_PARTIAL)))
        return false;
    struct worth w = worth_of_figure(f, &tally->arena);
    pool_add(pool, &w, tally_flags(tally), &tally->arena);
    return true;
}

bool spans_of_years(struct tally *tally, const struct key *key,
                    struct worth *worth)
{
    enum over_time how = key->indicator->over_time;
    struct pool pool = pool_of(POOL_SUM);
    if (key->period.kind != PERIOD_SPAN || how == TIME_NONE)
        return false;
    int year = how == TIME_LAST ? key->period.last : key->period.year;
    for (; year <= key->period.last; year++) {
        struct key at = {key->indicator, key->area, period_year(year)};
        if (!add_figure(tally, &at, &pool))
            return false;
    }
    *worth = pool_total(&pool);
    return worth->known;
}
