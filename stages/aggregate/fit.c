/* Fitting what was made up to a total that was said. */
#include "stages/aggregate/fit.h"

#include "pipeline/model/prorate.h"
#include "stages/aggregate/gaps.h"

/* As many as components, and more than a city has districts. */
enum { PARTS_MOST = 64 };

/* One total and its parts. */
struct fitting {
    struct tally *tally;
    const struct imputation *rule;
    struct decimal total, left;
    uint32_t flags; /* of what was said */
    /* Those made up, and in `lacking` the one nothing was made up for. */
    struct view units[PARTS_MOST];
    struct key keys[PARTS_MOST];
    size_t count, lacking;
    bool broken;
};

/* A part that was said, or that does not apply. */
static bool take_said(struct fitting *f, bool known, struct decimal number,
                      uint32_t flags)
{
    if (!known)
        return (flags & FLAG_BIT(FLAG_NOT_APPLICABLE)) != 0;
    f->flags |= flags;
    if (!decimal_subtract(f->left, number, &f->left))
        f->broken = true;
    return true;
}

/* Imputed ones stand before those that are lacking: there is one at most. */
static void take_gap(struct fitting *f, const struct unit *unit,
                     const struct key *key)
{
    bool made = impute_find(f->tally, unit->code, key) != NULL;
    if (!gap_open(f->tally, unit, key, f->rule->unavailable))
        f->broken = true;
    f->lacking += !made;
    if (f->count == PARTS_MOST)
        f->broken = true;
    if (f->broken)
        return;
    f->units[f->count] = unit->code;
    f->keys[f->count++] = *key;
}

/* "120 - 80 = 40", and what the weight was where there was one. */
static struct view words_of(struct fitting *f, const struct imputed *old)
{
    char total[DECIMAL_TEXT], said[DECIMAL_TEXT], left[DECIMAL_TEXT];
    struct decimal others = f->total;
    decimal_subtract(f->total, f->left, &others);
    int n = (int)decimal_print(f->total, -1, total);
    int m = (int)decimal_print(others, -1, said);
    int k = (int)decimal_print(f->left, -1, left);
    struct arena *arena = f->tally->run->arena;
    if (!old)
        return arena_format(arena, "%.*s - %.*s = %.*s", n, total, m, said, k,
                            left);
    return arena_format(arena, "%.*s - %.*s = %.*s; %s %.*s", n, total, m, said,
                        k, left, imputation_word(old->rule->method),
                        VIEW_ARG(old->parents));
}

static void set(struct fitting *f, size_t i, struct decimal number)
{
    struct imputed *x = impute_find(f->tally, f->units[i], &f->keys[i]);
    struct view words = words_of(f, x);
    if (!x)
        x = impute_add(f->tally, f->units[i], f->rule, &f->keys[i]);
    if (!x)
        return;
    x->rule = f->rule;
    x->number = number;
    x->flags |= flags_travelling(tally_flags(f->tally), f->flags) |
                FLAG_BIT(FLAG_IMPUTED) | FLAG_BIT(FLAG_ESTIMATED);
    x->parents = words;
}

/* What is left goes to a single lacking one as it is: there is nothing to
 * guess. */
static void settle(struct fitting *f)
{
    struct decimal weights[PARTS_MOST], parts[PARTS_MOST];
    int places = f->rule->indicator->decimals;
    if (f->broken || !f->count || f->lacking > 1 ||
        (f->lacking && f->count > 1))
        return;
    for (size_t i = 0; i < f->count; i++) {
        const struct imputed *x =
            impute_find(f->tally, f->units[i], &f->keys[i]);
        weights[i] = x ? x->number : decimal_of(1);
    }
    if (!prorate(f->left, weights, f->count, places, parts))
        return;
    for (size_t i = 0; i < f->count; i++)
        set(f, i, parts[i]);
    impute_sort(f->tally);
}

static struct fitting begin(struct tally *tally, const struct imputation *rule,
                            const struct value *total)
{
    return (struct fitting){.tally = tally,
                            .rule = rule,
                            .total = total->number,
                            .left = total->number,
                            .flags = total->flags};
}

static void take_component(struct fitting *f, const struct unit *unit,
                           const struct value *total, size_t i)
{
    const struct indicator *part = f->rule->indicator->components[i];
    const struct value *v = observed_find(f->tally->observed, part, total->year,
                                          unit->code, total->area);
    struct key key = {part, total->area, period_year(total->year)};
    if (v && take_said(f, v->known, v->number, v->flags))
        return;
    if (!gap_owed(f->tally, unit, &key) || key.area != total->area)
        f->broken = true;
    else
        take_gap(f, unit, &key);
}

/* In the order of the survey's components, which decides among equals. */
static void fit_components(struct tally *tally, const struct imputation *rule,
                           const struct value *total)
{
    struct fitting f = begin(tally, rule, total);
    struct unit unit;
    if (!total->known ||
        !catalogue_unit(tally->run->catalogue, total->unit, &unit))
        return;
    for (size_t i = 0; i < rule->indicator->component_count; i++)
        take_component(&f, &unit, total, i);
    settle(&f);
}

/* The bureau that owes a child's value; NULL if none does. */
static const struct unit *owner(struct fitting *f, const struct key *key)
{
    const struct catalogue *c = f->tally->run->catalogue;
    const struct area *area = key->area;
    for (size_t i = 0; i < c->unit_count; i++) {
        struct key owed = *key;
        if (gap_owed(f->tally, &c->units[i], &owed) && owed.area == area)
            return &c->units[i];
    }
    return NULL;
}

/* Parts with parts of their own would have to be fitted in turn. */
static void take_area(struct fitting *f, struct key *key)
{
    struct cell *cell = cells_get(&f->tally->cells, key);
    if (key->area->child_count && !(cell && cell->speaker.n))
        f->broken = true;
    if (cell && cell->speaker.n &&
        take_said(f, cell->spoken.known, cell->spoken.number,
                  cell->spoken.flags))
        return;
    const struct unit *unit = owner(f, key);
    if (unit)
        take_gap(f, unit, key);
}

static void fit_areas(struct tally *tally, const struct imputation *rule,
                      const struct value *whole)
{
    struct fitting f = begin(tally, rule, whole);
    for (size_t i = 0; i < whole->area->child_count; i++) {
        struct key key = {rule->indicator, whole->area->children[i],
                          period_year(whole->year)};
        take_area(&f, &key);
    }
    settle(&f);
}

void fit(struct tally *tally, const struct imputation *rule)
{
    struct years years = impute_years(tally, rule->indicator);
    for (int year = years.first; year <= years.last; year++) {
        size_t count;
        const struct value *at =
            observed_year(tally->observed, rule->indicator, year, &count);
        for (size_t i = 0; i < count; i++) {
            if (rule->method == IMPUTE_COMPONENTS)
                fit_components(tally, rule, &at[i]);
            else if (at[i].known && at[i].area->child_count)
                fit_areas(tally, rule, &at[i]);
        }
    }
}
