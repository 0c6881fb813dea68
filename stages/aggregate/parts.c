/* A figure of an inner area: from its parts, or as stated for the whole. */
#include "stages/aggregate/parts.h"

#include "stages/aggregate/agree.h"
#include "stages/aggregate/counting.h"
#include "stages/aggregate/make.h"
#include "stages/aggregate/owed.h"
#include "stages/aggregate/spans.h"
#include "stages/aggregate/tell.h"

/* What the children of an area come to. A part is in when it has a value; one
 * to which the question does not apply is no part. */
struct parts {
    struct pool pool;
    size_t expected; /* of whom a value is owed */
    size_t missing;  /* of those, not in */
    size_t in;       /* owed or not */
    size_t idle;     /* not applicable */
    bool every;      /* each child but the own leaf is in */
};

/* A value that nobody expected is taken too: leaving it out would be to say
 * less than is known. */
static void add(struct tally *t, struct parts *parts, const struct key *child)
{
    const struct figure *f = figures_get(t->run->figures, child);
    struct worth w = {0};
    bool owed = owed_by_part(t, child);
    if (f)
        w = worth_of_figure(f, &t->arena);
    if (!w.known && (w.flags & FLAG_BIT(FLAG_NOT_APPLICABLE))) {
        parts->idle++;
        return;
    }
    parts->expected += owed;
    parts->in += w.known;
    parts->missing += owed && !w.known;
    if (!w.known && !child->area->own)
        parts->every = false;
    if (w.known)
        pool_add(&parts->pool, &w, tally_flags(t), &t->arena);
}

static struct parts parts_of(struct tally *t, const struct key *key)
{
    struct parts parts = {.pool = pool_of(pool_over_areas(key->indicator)),
                          .every = true};
    struct key child = *key;
    for (size_t i = 0; i < key->area->child_count; i++) {
        child.area = key->area->children[i];
        add(t, &parts, &child);
    }
    return parts;
}

/* Where offices are listed, those that owe must be in, and wholly. Institutions
 * and the province speak where they like: beside a whole of theirs only all
 * children together can stand for it. */
static bool all_in(const struct key *key, const struct parts *parts)
{
    enum source_kind kind = key->indicator->counted_by.kind;
    if (key->indicator->over_areas == AREAS_NONE || !parts->in ||
        (parts->pool.travelling & FLAG_BIT(FLAG_PARTIAL)))
        return false;
    if (kind == SOURCE_INSTITUTION || kind == SOURCE_PROVINCE)
        return parts->every;
    return parts->expected && !parts->missing;
}

/* A figure without any part is still one thing expected: the whole. */
static size_t expected(const struct parts *parts)
{
    size_t n = parts->in + parts->missing;
    return n ? n : 1;
}

/* What was imputed is in, but nobody reported it. */
static struct figure *make(struct tally *t, const struct key *key,
                           const struct worth *worth, const struct parts *parts)
{
    struct figure *f = make_figure(t, key, worth, expected(parts),
                                   parts->in - parts->pool.imputed);
    if (f)
        f->imputed = (int)parts->pool.imputed;
    return f;
}

/* The upper office is told, with each part beside its whole: it can see which
 * of them does not fit, a part cannot. */
static void tell_imbalance(struct tally *t, struct figure *f,
                           const struct cell *cell, const struct worth *sum,
                           const struct worth *whole)
{
    struct arena *arena = t->run->arena;
    struct speaker who = {&cell->voice, cell->voice_period};
    struct finding *told =
        tell(t, VIEW("aggregate.imbalance"), &f->key, who,
             worth_text(sum, arena), worth_text(whole, arena));
    struct key child = f->key;
    for (size_t i = 0; i < f->key.area->child_count; i++) {
        child.area = f->key.area->children[i];
        const struct figure *part = figures_get(t->run->figures, &child);
        if (!part)
            continue;
        struct worth w = worth_of_figure(part, &t->arena);
        tell_cell(t, told, &child, worth_text(&w, arena), VIEW(""));
    }
    f->flags |= FLAG_BIT(FLAG_DISPUTED);
}

/* The stated whole is kept beside the sum even where they agree: a figure that
 * was confirmed is worth more than one that was not. */
static struct figure *from_parts(struct tally *t, const struct key *key,
                                 struct parts *parts, struct cell *cell)
{
    struct worth sum = pool_total(&parts->pool);
    struct figure *f = make(t, key, &sum, parts);
    if (!f || !counting_said(cell))
        return f;
    struct worth whole = counting_value(cell);
    f->has_whole = whole.known;
    f->stated = whole.number;
    if (!agree(&sum, &whole))
        tell_imbalance(t, f, cell, &sum, &whole);
    return f;
}

/* It stands in for every source below. What no parts were expected of is plain:
 * a city without reporting districts states nothing but its own value. That may
 * be imputed: then nobody stated anything. */
static struct figure *from_whole(struct tally *t, const struct key *key,
                                 const struct parts *parts, struct cell *cell)
{
    struct worth whole = counting_value(cell);
    bool in_parts = key->indicator->over_areas != AREAS_NONE && parts->expected;
    bool said = !whole.made.imputed;
    if (in_parts)
        whole.flags |= FLAG_BIT(FLAG_WHOLE);
    struct figure *f =
        make_figure(t, key, &whole, in_parts ? expected(parts) : 1,
                    in_parts ? parts->in - parts->pool.imputed : said);
    if (!f)
        return NULL;
    f->imputed = !in_parts && !said;
    f->has_whole = said;
    f->stated = whole.number;
    f->sources = cell->sources.first;
    return f;
}

/* Parts of whom nobody is expected are all there is: partial only if the
 * area's own office owes the whole. */
static struct figure *from_some(struct tally *t, const struct key *key,
                                struct parts *parts)
{
    struct worth sum = pool_total(&parts->pool);
    if (sum.known && (parts->missing || owed_as_whole(t, key)))
        sum.flags |= FLAG_BIT(FLAG_PARTIAL);
    return make(t, key, &sum, parts);
}

/* Whether there is nothing to be said: what does not add up was not stated, or
 * nobody owes and nobody said that it does not apply. */
static bool is_nothing(struct tally *t, const struct key *key,
                       const struct parts *parts)
{
    if (key->indicator->over_areas == AREAS_NONE)
        return true;
    return !parts->expected && !parts->idle && !owed_as_whole(t, key);
}

/* Missing is never zero: where somebody owes there is a figure that says so,
 * and where nobody does there is none. */
static struct figure *without(struct tally *t, const struct key *key,
                              const struct parts *parts, struct cell *cell)
{
    struct worth none = {.flags = FLAG_BIT(FLAG_MISSING)};
    if (counting_said(cell))
        none = counting_value(cell);
    else if (is_nothing(t, key, parts))
        return NULL;
    else if (!parts->expected && parts->idle)
        none.flags = FLAG_BIT(FLAG_NOT_APPLICABLE);
    return make_figure(t, key, &none, expected(parts), 0);
}

struct figure *parts_figure(struct tally *t, const struct key *key,
                            struct cell *cell)
{
    struct parts parts = parts_of(t, key);
    struct worth years;
    bool stated = counting_said(cell) && counting_value(cell).known;
    if (all_in(key, &parts) && !(stated && parts.pool.sum.made.imputed))
        return from_parts(t, key, &parts, cell);
    if (stated)
        return from_whole(t, key, &parts, cell);
    if (spans_of_years(t, key, &years))
        return make(t, key, &years, &parts);
    if (parts.in && key->indicator->over_areas != AREAS_NONE)
        return from_some(t, key, &parts);
    return without(t, key, &parts, cell);
}
