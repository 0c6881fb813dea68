/* Imputation: what was owed and not said is made up, where the survey says so,
 * and takes part in counting as if its unit had said it, but never hides. */
#include "stages/aggregate/impute.h"

#include <stdlib.h>

#include "stages/aggregate/fit.h"
#include "stages/aggregate/gaps.h"
#include "stages/aggregate/methods.h"
#include "stages/aggregate/tell.h"

static int by_number(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* Total: a unit has at most one imputed value for a key. */
static int by_all(const void *a, const void *b)
{
    const struct imputed *x = a, *y = b;
    int order = view_compare(x->unit, y->unit);
    if (!order)
        order = by_number(x->key.indicator->index, y->key.indicator->index);
    if (!order)
        order = period_compare(x->key.period, y->key.period);
    return order ? order : by_number(x->key.area->index, y->key.area->index);
}

struct imputed *impute_add(struct tally *tally, struct view unit,
                           const struct imputation *rule, const struct key *key)
{
    struct imputed *x =
        array_push(&tally->imputed, tally->run->arena, sizeof *x);
    if (x)
        *x = (struct imputed){.rule = rule, .unit = unit, .key = *key};
    return x;
}

void impute_sort(struct tally *tally)
{
    if (tally->imputed.count)
        qsort(tally->imputed.at, tally->imputed.count, sizeof(struct imputed),
              by_all);
}

struct imputed *impute_find(const struct tally *tally, struct view unit,
                            const struct key *key)
{
    const struct imputed wanted = {.unit = unit, .key = *key};
    if (!tally->imputed.count)
        return NULL;
    return bsearch(&wanted, tally->imputed.at, tally->imputed.count,
                   sizeof wanted, by_all);
}

/* Values are sorted by indicator, then year: the first is the oldest. */
struct years impute_years(const struct tally *tally,
                          const struct indicator *indicator)
{
    const struct value *at = tally->observed->values.at;
    struct years years = {tally->run->year, tally->run->year};
    for (size_t i = 0; i < tally->observed->values.count; i++)
        if (at[i].indicator == indicator) {
            if (at[i].year < years.first)
                years.first = at[i].year;
            break;
        }
    return years;
}

static bool only_fits(const struct imputation *rule)
{
    return rule->method == IMPUTE_COMPONENTS || rule->method == IMPUTE_AREAS;
}

/* The first rule that has a basis decides; where none has, what is missing
 * stays missing. */
static void fill(struct tally *tally, const struct unit *unit,
                 const struct key *key)
{
    const struct catalogue *c = tally->run->catalogue;
    struct making_up m = {.tally = tally, .unit = unit, .key = *key};
    bool made = false;
    for (size_t i = 0; i < c->imputation_count && !made; i++) {
        m.rule = &c->imputations[i];
        made = m.rule->indicator == key->indicator && !only_fits(m.rule) &&
               gap_open(tally, unit, key, m.rule->unavailable) &&
               method_run(&m);
    }
    struct imputed *x =
        made ? impute_add(tally, unit->code, m.rule, key) : NULL;
    if (x) {
        x->number = m.number;
        x->flags = m.flags | FLAG_BIT(FLAG_IMPUTED);
        x->parents = arena_copy(tally->run->arena, buf_view(&m.parents));
    }
    if (m.parents.failed)
        tally->run->arena->failed = true;
    buf_release(&m.parents);
}

/* Of a year of which nothing was said nothing is asked, but of that of report.
 */
static void fill_year(struct tally *tally, const struct indicator *indicator,
                      int year)
{
    const struct catalogue *c = tally->run->catalogue;
    size_t said;
    observed_year(tally->observed, indicator, year, &said);
    if (!said && year != tally->run->year)
        return;
    for (size_t i = 0; i < c->unit_count; i++) {
        struct key key = {indicator, NULL, period_year(year)};
        if (gap_owed(tally, &c->units[i], &key))
            fill(tally, &c->units[i], &key);
    }
}

/* Several rules of one indicator are its first one's business. */
static bool is_first(const struct catalogue *c, size_t rule)
{
    for (size_t i = 0; i < rule; i++)
        if (c->imputations[i].indicator == c->imputations[rule].indicator)
            return false;
    return true;
}

/* Everything is made up before anything is fitted, whatever the file's order:
 * a total's row may stand before those of its components. */
void impute(struct tally *tally)
{
    const struct catalogue *c = tally->run->catalogue;
    observed_close(tally->observed);
    for (size_t i = 0; i < c->imputation_count; i++) {
        const struct indicator *x = c->imputations[i].indicator;
        struct years years = impute_years(tally, x);
        for (int y = years.first; y <= years.last && is_first(c, i); y++)
            fill_year(tally, x, y);
    }
    impute_sort(tally);
    for (size_t i = 0; i < c->imputation_count; i++)
        if (only_fits(&c->imputations[i]))
            fit(tally, &c->imputations[i]);
}

static bool same(const struct said *said, const struct imputed *x)
{
    const struct observation *o = said->observation;
    return o->indicator == x->key.indicator && o->area == x->key.area &&
           !o->as_control && period_equal(o->period, x->key.period);
}

/* What the unit said of the key holds no value, or there was nothing to
 * impute: the reason gives way. */
static void remove_said(struct array *said, const struct imputed *x)
{
    struct said *at = said->at;
    size_t kept = 0;
    for (size_t i = 0; i < said->count; i++)
        if (!same(&at[i], x))
            at[kept++] = at[i];
    said->count = kept;
}

/* The unit is told what stands in its name, and that its own word will take
 * that place. */
static void tell_unit(struct tally *tally, const struct said *said)
{
    const struct imputed *x = said->imputed;
    struct arena *arena = tally->run->arena;
    struct worth w = said_worth(tally, said);
    struct figure_source source = said_source(said);
    struct speaker who = {&source, tell_period(tally, x->key.period)};
    struct finding *f = tell(tally, VIEW("aggregate.imputed"), &x->key, who,
                             worth_text(&w, arena), VIEW(""));
    f->detail =
        arena_format(arena, "%s: \"%.*s\"", imputation_word(x->rule->method),
                     VIEW_ARG(x->parents));
}

/* What its unit might have sent; gone with the unit's other returns. */
static void join(struct tally *tally, struct imputed *x, struct array *said)
{
    struct arena *arena = &tally->unit;
    struct observation *o = arena_take(arena, sizeof *o);
    struct submission *s = arena_take(arena, sizeof *s);
    struct said *one = array_push(said, arena, sizeof *one);
    x->joined = true;
    if (!o || !s || !one ||
        !catalogue_unit(tally->run->catalogue, x->unit, &s->unit))
        return;
    s->period = x->key.period;
    s->form = s->unit.form;
    *o = (struct observation){.indicator = x->key.indicator,
                              .area = x->key.area,
                              .period = x->key.period,
                              .number = x->number,
                              .flags = x->flags,
                              .whole = x->key.area->child_count > 0};
    *one = (struct said){
        .observation = o, .submission = s, .order = said->count, .imputed = x};
    tell_unit(tally, one);
}

/* The first imputed value of the unit or of one behind it. */
static size_t first_of(const struct tally *tally, struct view unit)
{
    const struct imputed *at = tally->imputed.at;
    size_t from = 0, to = tally->imputed.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (view_compare(at[middle].unit, unit) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void impute_join(struct tally *tally, struct view unit, struct array *said)
{
    struct imputed *at = tally->imputed.at;
    size_t i = unit.n ? first_of(tally, unit) : tally->imputed.count;
    for (; i < tally->imputed.count && view_equal(at[i].unit, unit); i++) {
        remove_said(said, &at[i]);
        join(tally, &at[i], said);
    }
}

struct view impute_left(struct tally *tally)
{
    const struct imputed *at = tally->imputed.at;
    while (tally->left < tally->imputed.count && at[tally->left].joined)
        tally->left++;
    return tally->left < tally->imputed.count ? at[tally->left].unit
                                              : (struct view){0};
}
