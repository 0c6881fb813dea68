/* Derived indicators: a formula over one area and period, at every node. */
#include "stages/aggregate/derived.h"

#include "pipeline/model/formula.h"
#include "stages/aggregate/make.h"

/* A ratio has two, a longer formula a few. With more the value would still be
 * right, being the formula's; coverage counts the first of them. */
enum { OPERANDS_MOST = 32 };

/* One derived indicator under way; `done` is shared by all of them. */
struct deriving {
    struct tally *tally;
    struct lookup lookup;
    bool *done; /* by indicator index */
    const struct indicator *indicator;
    const struct indicator *operands[OPERANDS_MOST];
    size_t count;
};

/* How many operands have a figure, and how many of those a number; the
 * reasons of the others are gathered. */
struct basis {
    size_t there, known;
    uint32_t reasons;
};

static struct basis basis_of(const struct deriving *d, const struct key *key)
{
    struct basis basis = {0};
    for (size_t i = 0; i < d->count; i++) {
        struct key operand = {d->operands[i], key->area, key->period};
        const struct figure *f = figures_get(d->tally->run->figures, &operand);
        if (!f)
            continue;
        bool known = f->value.kind == QUANTITY_NUMBER;
        basis.there++;
        basis.known += known;
        basis.reasons |= known ? 0 : f->flags & FLAGS_NO_NUMBER;
    }
    return basis;
}

/* Flags of operands that travel come with the quantity: what was made from a
 * partial or a synthetic value says so. A reason for there being none does not
 * travel and is taken from the operands. */
static struct worth worth_of(const struct quantity *q,
                             const struct basis *basis)
{
    struct worth w = {.flags = q->flags};
    w.known = q->kind == QUANTITY_NUMBER;
    w.number = q->number;
    if (!w.known)
        w.flags |= basis->reasons;
    if (!w.known && !(w.flags & FLAGS_NO_NUMBER))
        w.flags |= FLAG_BIT(FLAG_MISSING);
    return w;
}

/* Where an operand is nobody's to say (a denominator known for cities alone)
 * there is no figure; where it was owed and is missing, there is one. */
static void evaluate(struct deriving *d, const struct key *key)
{
    if (figures_get(d->tally->run->figures, key))
        return;
    struct basis basis = basis_of(d, key);
    struct quantity q = formula_evaluate(d->indicator->formula, &d->lookup,
                                         key->area, key->period);
    struct worth w = worth_of(&q, &basis);
    if (w.known || basis.there == d->count)
        make_figure(d->tally, key, &w, d->count, basis.known);
}

/* Any operand's figure may be the only one at an area and period. */
static void evaluate_all(struct deriving *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const struct array *made = &d->tally->made[d->operands[i]->index];
        struct figure *const *at = made->at;
        for (size_t k = 0; k < made->count; k++) {
            struct key key = {d->indicator, at[k]->key.area, at[k]->key.period};
            evaluate(d, &key);
        }
    }
}

/* Depth first; cycles were refused when the survey was loaded. */
static void derive(const struct deriving *from,
                   const struct indicator *indicator)
{
    if (!indicator->formula || from->done[indicator->index])
        return;
    struct deriving d = *from;
    d.done[indicator->index] = true;
    d.indicator = indicator;
    d.count = formula_indicators(indicator->formula, d.operands, OPERANDS_MOST);
    if (d.count > OPERANDS_MOST)
        d.count = OPERANDS_MOST;
    for (size_t i = 0; i < d.count; i++)
        derive(from, d.operands[i]);
    evaluate_all(&d);
}

enum status derived_figures(struct tally *tally, struct err *err)
{
    const struct catalogue *c = tally->run->catalogue;
    struct deriving d = {.tally = tally,
                         .lookup = figures_lookup(tally->run->figures)};
    d.done = arena_take(&tally->arena, c->indicator_count * sizeof *d.done);
    if (!d.done)
        return err_memory(err);
    for (size_t i = 0; i < c->indicator_count; i++)
        derive(&d, &c->indicators[i]);
    return STATUS_OK;
}
