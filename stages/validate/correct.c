/* Obvious slips: proposed to the clerk, mended where the survey says so. */
#include "stages/validate/correct.h"

/* As validate allows. */
enum { INDICATORS_MOST = 32 };

static struct view number(struct decimal value, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    size_t n = decimal_print(value, -1, text);
    return arena_copy(arena, (struct view){text, n});
}

bool correct_deduce(const struct catalogue *catalogue, struct world *world,
                    const struct edit *edit, const struct observation *about,
                    struct deduced *deduced)
{
    struct lookup lookup = world_lookup(world);
    return edit->level <= 1 && deduce(catalogue, edit, &lookup, about->area,
                                      about->period, deduced);
}

static struct observation *own(struct submission *s, const struct world *world,
                               const struct key *key)
{
    const struct observation *first = s->observations.at;
    const struct observation *o = world_own(world, key);
    return o ? submission_observation(s, (size_t)(o - first)) : NULL;
}

/* The finding's cell, with what was seen and what was meant. */
static struct finding *tell(struct submission *s, struct view code,
                            enum severity severity,
                            const struct observation *about,
                            const struct deduced *d, size_t i)
{
    struct finding *f = submission_find(s, code, severity, 1, about);
    f->text = number(d->seen[i], s->arena);
    f->expected = number(d->meant[i], s->arena);
    f->detail = view_of(slip_word(d->slip));
    if (!f->cell_count)
        return f;
    f->cells[0].seen = f->text;
    f->cells[0].expected = f->expected;
    f->cells[0].suspect = true;
    return f;
}

static void trace(struct observation *o, const struct edit *edit,
                  struct arena *arena)
{
    if (!o->traces)
        o->traces = arena_take(arena, TRACES_MAX * sizeof *o->traces);
    if (o->traces && o->trace_count < TRACES_MAX)
        o->traces[o->trace_count++].rule = edit->id;
}

/* Told before it is changed: the text as read stays with the observation. */
static void mend(struct submission *s, struct observation *o,
                 const struct edit *edit, const struct deduced *d, size_t i)
{
    tell(s, VIEW("validate.corrected"), SEVERITY_WARNING, o, d, i);
    o->number = d->meant[i];
    o->flags |= FLAG_BIT(FLAG_IMPUTED);
    trace(o, edit, s->arena);
}

static void mend_all(struct submission *s, const struct world *world,
                     const struct edit *edit, const struct deduced *d)
{
    struct observation *cells[DEDUCED_MOST] = {NULL};
    for (size_t i = 0; i < d->count; i++) {
        cells[i] = own(s, world, &d->keys[i]);
        if (!cells[i])
            return;
    }
    for (size_t i = 0; i < d->count; i++)
        mend(s, cells[i], edit, d, i);
}

static bool speaks_of(const struct edit *edit, const struct indicator *x)
{
    const struct indicator *named[INDICATORS_MOST];
    size_t n = edit->formula
                   ? formula_indicators(edit->formula, named, INDICATORS_MOST)
                   : 0;
    for (size_t i = 0; i < n && i < INDICATORS_MOST; i++)
        if (named[i] == x)
            return true;
    return false;
}

static bool fails(const struct edit *edit, struct world *world,
                  const struct observation *o)
{
    struct lookup lookup = world_lookup(world);
    struct quantity q =
        formula_evaluate(edit->formula, &lookup, o->area, o->period);
    return q.kind == QUANTITY_TRUTH && !q.truth;
}

/* Every value that the edit speaks of leads to it; once it was mended the
 * others find that it holds. */
static void correct_one(const struct catalogue *catalogue, struct submission *s,
                        struct world *world, const struct correction *row)
{
    struct deduced d;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator && o->area && !o->dropped &&
            speaks_of(row->edit, o->indicator) && fails(row->edit, world, o) &&
            correct_deduce(catalogue, world, row->edit, o, &d) &&
            d.slip == row->slip)
            mend_all(s, world, row->edit, &d);
    }
}

void correct_all(const struct catalogue *catalogue, struct submission *s,
                 struct world *world)
{
    for (size_t i = 0; i < catalogue->correction_count; i++)
        correct_one(catalogue, s, world, &catalogue->corrections[i]);
}

static void fill_cells(struct finding *f, const struct deduced *d, size_t i,
                       struct view meant)
{
    for (size_t k = 0; k < f->cell_count; k++)
        if (view_equal(f->cells[k].indicator, d->keys[i].indicator->code) &&
            view_equal(f->cells[k].area, d->keys[i].area->code))
            f->cells[k].expected = meant;
}

/* The clerk is led to the value itself, though the edit has dropped it. */
static const struct observation *said(const struct submission *s,
                                      const struct key *key)
{
    const struct observation *at = s->observations.at;
    for (size_t i = 0; i < s->observations.count; i++)
        if (at[i].indicator == key->indicator && at[i].area == key->area &&
            period_equal(at[i].period, key->period))
            return &at[i];
    return NULL;
}

/* The finding's cells are filled first: it moves when others are added. */
void correct_propose(struct submission *s, struct finding *finding,
                     const struct deduced *d)
{
    for (size_t i = 0; i < d->count; i++)
        fill_cells(finding, d, i, number(d->meant[i], s->arena));
    for (size_t i = 0; i < d->count; i++)
        tell(s, VIEW("validate.proposed"), SEVERITY_INFORMATION,
             said(s, &d->keys[i]), d, i);
}
