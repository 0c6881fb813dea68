/* Explanations carried over from earlier versions and years. */
#include "stages/validate/carried.h"

#include "stages/validate/acceptance.h"

static bool is_open(const struct finding *f)
{
    return f->severity <= SEVERITY_WARNING && !f->explained.n;
}

static bool is_of(const struct observation *o, const struct finding_cell *c)
{
    char text[PERIOD_TEXT];
    if (!o->indicator || !o->area || o->dropped ||
        !view_equal(o->indicator->code, c->indicator) ||
        !view_equal(o->area->code, c->area))
        return false;
    size_t n = period_print(o->period, text);
    return view_equal((struct view){text, n}, c->period);
}

static const struct observation *find(const struct submission *s,
                                      const struct finding_cell *c)
{
    for (size_t i = 0; i < s->observations.count; i++)
        if (is_of(submission_observation(s, i), c))
            return submission_observation(s, i);
    return NULL;
}

static bool says_the_same(const struct observation *a,
                          const struct observation *b)
{
    return a->grade == b->grade && view_equal(a->words, b->words) &&
           a->item_count == b->item_count &&
           decimal_compare(a->number, b->number) == 0 &&
           (a->flags & FLAGS_NO_NUMBER) == (b->flags & FLAGS_NO_NUMBER);
}

/* Every cell that this version says, the earlier one must say alike. */
static bool stands(const struct submission *s, const struct submission *earlier,
                   const struct finding *f)
{
    size_t held = 0;
    for (size_t i = 0; i < f->cell_count; i++) {
        const struct observation *now = find(s, &f->cells[i]);
        const struct observation *was = find(earlier, &f->cells[i]);
        if (!now)
            continue;
        if (!was || !says_the_same(now, was))
            return false;
        held++;
    }
    return held > 0;
}

static struct view period_of(const struct submission *s, struct arena *arena)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(s->period, text);
    return arena_copy(arena, (struct view){text, n});
}

static bool same_return(const struct submission *a, const struct submission *b)
{
    return view_equal(a->form, b->form) && period_equal(a->period, b->period);
}

/* A remark of the version, not what was found in it: findings beside other
 * years are made only for versions that count. */
static void from_versions(struct submission *s, const struct history *history,
                          struct finding *f)
{
    for (size_t i = 0; i < history->earlier_count && is_open(f); i++) {
        const struct submission *v = history->earlier[i];
        if (!same_return(v, s) || !stands(s, v, f))
            continue;
        acceptance_explain(v, f);
        if (f->explained.n)
            f->carried = period_of(v, s->arena);
    }
}

/* The same rule, on the same cells with the same values, a year ago. */
static bool is_like(const struct finding *f, const struct finding *old)
{
    if (!view_equal(f->code, old->code) || !f->cell_count ||
        f->cell_count != old->cell_count)
        return false;
    for (size_t i = 0; i < f->cell_count; i++)
        if (!view_equal(f->cells[i].indicator, old->cells[i].indicator) ||
            !view_equal(f->cells[i].area, old->cells[i].area) ||
            !view_equal(f->cells[i].seen, old->cells[i].seen))
            return false;
    return true;
}

static void from_return(struct submission *s, const struct submission *last,
                        struct finding *f)
{
    const struct finding *old = last->findings.at;
    for (size_t i = 0; i < last->findings.count && is_open(f); i++) {
        if (!old[i].explained.n || !is_like(f, &old[i]))
            continue;
        f->explained = arena_copy(s->arena, old[i].explained);
        f->carried = old[i].carried.n ? arena_copy(s->arena, old[i].carried)
                                      : period_of(last, s->arena);
    }
}

/* The last return of the same form before this one; several may count where
 * one was amended. */
static void from_years(struct submission *s, const struct history *history,
                       struct finding *f)
{
    for (size_t i = 0; i < history->count && is_open(f); i++) {
        const struct submission *last = history->returns[i];
        if (view_equal(last->form, s->form) &&
            last->period.last == s->period.year - 1)
            from_return(s, last, f);
    }
}

void carried_explain(struct submission *s, const struct history *history)
{
    struct finding *f = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++) {
        if (f[i].carried.n)
            f[i].explained = f[i].carried = (struct view){0};
        if (!is_open(&f[i]))
            continue;
        from_versions(s, history, &f[i]);
        from_years(s, history, &f[i]);
    }
}
