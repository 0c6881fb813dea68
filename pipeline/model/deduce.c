/* The one slip of the pen that explains why an edit fails. */
#include "pipeline/model/deduce.h"

/* An edit over more cells than a few has more explanations than one. */
enum { CELLS_MOST = 8, TENS_MOST = 4, LEVEL_RETURN = 1 };

/* The world with one or two values changed. */
struct search {
    const struct catalogue *catalogue;
    const struct edit *edit;
    const struct lookup *lookup;
    const struct area *area;
    struct period period;
    struct key keys[CELLS_MOST];
    struct decimal values[CELLS_MOST];
    size_t count;
    struct deduced trial, found;
    size_t solutions;
};

static bool same(const struct key *a, const struct key *b)
{
    return a->indicator == b->indicator && a->area == b->area &&
           period_equal(a->period, b->period);
}

static struct quantity get(void *self, const struct key *key)
{
    const struct search *s = self;
    for (size_t i = 0; i < s->trial.count; i++)
        if (same(&s->trial.keys[i], key))
            return (struct quantity){.kind = QUANTITY_NUMBER,
                                     .number = s->trial.meant[i]};
    return s->lookup->get(s->lookup->self, key);
}

static struct quantity outcome(const struct search *s, const struct edit *edit)
{
    struct search copy = *s;
    struct lookup lookup = {.self = &copy, .get = get};
    return formula_evaluate(edit->formula, &lookup, s->area, s->period);
}

static bool speaks_of(const struct edit *edit, const struct deduced *trial)
{
    const struct indicator *named[CELLS_MOST * 4];
    size_t room = sizeof named / sizeof *named;
    size_t n = formula_indicators(edit->formula, named, room);
    for (size_t i = 0; i < n && i < room; i++)
        for (size_t k = 0; k < trial->count; k++)
            if (named[i] == trial->keys[k].indicator)
                return true;
    return false;
}

static bool others_hold(const struct search *s)
{
    const struct catalogue *c = s->catalogue;
    for (size_t i = 0; i < c->edit_count; i++) {
        const struct edit *other = &c->edits[i];
        if (other == s->edit || other->level > LEVEL_RETURN ||
            !other->formula || !speaks_of(other, &s->trial))
            continue;
        struct quantity q = outcome(s, other);
        if (q.kind == QUANTITY_TRUTH && !q.truth)
            return false;
    }
    return true;
}

static void try_trial(struct search *s)
{
    struct quantity q = outcome(s, s->edit);
    if (q.kind != QUANTITY_TRUTH || !q.truth || !others_hold(s))
        return;
    s->found = s->trial;
    s->solutions++;
}

/* No digit is made up that the indicator does not have. */
static bool is_writable(const struct search *s, size_t cell,
                        struct decimal value)
{
    return value.scale <= s->keys[cell].indicator->decimals;
}

static void try_one(struct search *s, enum slip slip, size_t cell,
                    struct decimal meant)
{
    s->trial = (struct deduced){.slip = slip,
                                .count = 1,
                                .keys = {s->keys[cell]},
                                .seen = {s->values[cell]},
                                .meant = {meant}};
    if (is_writable(s, cell, meant))
        try_trial(s);
}

/* A minus sign is slipped in or stands for a dash; hardly anybody forgets one.
 */
static void try_sign(struct search *s, size_t cell)
{
    if (decimal_sign(s->values[cell]) < 0)
        try_one(s, SLIP_SIGN, cell, decimal_negate(s->values[cell]));
}

static void try_tens(struct search *s, size_t cell)
{
    struct decimal more = s->values[cell], less = more;
    const struct decimal ten = decimal_of(10);
    if (!decimal_sign(more))
        return;
    for (int i = 0; i < TENS_MOST; i++) {
        if (decimal_multiply(more, ten, &more))
            try_one(s, SLIP_TEN, cell, more);
        if (decimal_divide(less, ten, &less))
            try_one(s, SLIP_TEN, cell, less);
    }
}

/* A nought was not filled in rather than put in the wrong place. */
static void try_swap(struct search *s, size_t a, size_t b)
{
    if (!decimal_compare(s->values[a], s->values[b]) ||
        !decimal_sign(s->values[a]) || !decimal_sign(s->values[b]) ||
        !formula_measures_alike(s->keys[a].indicator->measure,
                                s->keys[b].indicator->measure) ||
        !is_writable(s, a, s->values[b]) || !is_writable(s, b, s->values[a]))
        return;
    s->trial = (struct deduced){.slip = SLIP_SWAP,
                                .count = 2,
                                .keys = {s->keys[a], s->keys[b]},
                                .seen = {s->values[a], s->values[b]},
                                .meant = {s->values[b], s->values[a]}};
    try_trial(s);
}

/* Numbers that were said here and now; another year's were right when they were
 * said. */
static bool gather(struct search *s)
{
    struct key keys[CELLS_MOST];
    size_t n =
        formula_cells(s->edit->formula, s->area, s->period, keys, CELLS_MOST);
    for (size_t i = 0; n <= CELLS_MOST && i < n; i++) {
        struct quantity q = s->lookup->get(s->lookup->self, &keys[i]);
        if (keys[i].area != s->area || q.kind != QUANTITY_NUMBER ||
            !period_equal(keys[i].period, s->period) ||
            keys[i].indicator->type != VALUE_NUMBER)
            continue;
        s->keys[s->count] = keys[i];
        s->values[s->count++] = q.number;
    }
    return s->count > 0;
}

/* Whether one value alone explains it: two that are wrong at once are less
 * likely. Swaps add up beside each other. */
static bool single(const struct search *s)
{
    return s->solutions && s->found.count == 1;
}

bool deduce(const struct catalogue *catalogue, const struct edit *edit,
            const struct lookup *lookup, const struct area *area,
            struct period period, struct deduced *out)
{
    struct search s = {.catalogue = catalogue,
                       .edit = edit,
                       .lookup = lookup,
                       .area = area,
                       .period = period};
    if (!edit->formula || !gather(&s))
        return false;
    for (size_t i = 0; i < s.count; i++) {
        try_sign(&s, i);
        try_tens(&s, i);
    }
    for (size_t i = 0; i < s.count && !single(&s); i++)
        for (size_t k = i + 1; k < s.count; k++)
            try_swap(&s, i, k);
    *out = s.found;
    return s.solutions == 1;
}
