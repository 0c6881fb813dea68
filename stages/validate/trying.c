/* Trying the planned edits on a submission. */
#include "stages/validate/trying.h"

#include "stages/validate/acceptance.h"
#include "stages/validate/correct.h"
#include "stages/validate/past.h"

/* One submission on its way through the edits. `counts` has a place for each
 * edit of the catalogue. */
struct trying {
    const struct plan *plan;
    struct submission *s;
    struct world *world;
    struct edit_scene scene;
    struct tries *counts;
    bool level2;
};

/* Levels are tried apart: 0 and 1 before the answer to the sender, which must
 * not depend on what else the unit ever said; 2 whenever its history changes.
 */
static bool is_its_turn(const struct trying *t, const struct edit *edit)
{
    return t->level2 ? edit->level == 2 : edit->level <= 1;
}

/* An edit runs once for an area and period: at the first observation that leads
 * to it. Observations lie in one array, so places compare as pointers. */
static bool leads(const struct world *world, const struct planned *p,
                  const struct observation *o)
{
    for (size_t k = 0; k < p->count; k++) {
        struct key key = {p->indicators[k], o->area, o->period};
        const struct observation *other = world_own(world, &key);
        if (other && other < o)
            return false;
    }
    return true;
}

static void drop_key(const struct trying *t, const struct key *key)
{
    const struct observation *first = t->s->observations.at;
    const struct observation *other = world_own(t->world, key);
    if (other)
        submission_observation(t->s, (size_t)(other - first))->dropped = true;
}

/* The values of an edit that must hold are refused together: which of them is
 * wrong it cannot say, and one of two would count alone. */
static void drop_named(const struct trying *t, const struct planned *p,
                       const struct observation *o)
{
    for (size_t k = 0; k < p->count; k++) {
        struct key key = {p->indicators[k], o->area, o->period};
        drop_key(t, &key);
    }
}

/* Of an edit on a whole return those that it found suspect. */
static void drop_suspects(const struct trying *t, const struct finding *f)
{
    for (size_t i = 0; i < f->cell_count; i++) {
        struct key key = {
            catalogue_indicator(t->plan->catalogue, f->cells[i].indicator),
            catalogue_area(t->plan->catalogue, f->cells[i].area),
            {0}};
        if (f->cells[i].suspect && key.indicator && key.area &&
            period_parse(f->cells[i].period, &key.period))
            drop_key(t, &key);
    }
}

/* The line a reader should look at: that of the first cell, if the return says
 * it. */
static const struct observation *about(const struct trying *t,
                                       const struct finding *f)
{
    struct key key = {0};
    if (!f->cell_count || !period_parse(f->cells[0].period, &key.period))
        return NULL;
    key.indicator =
        catalogue_indicator(t->plan->catalogue, f->cells[0].indicator);
    key.area = catalogue_area(t->plan->catalogue, f->cells[0].area);
    return key.indicator ? world_own(t->world, &key) : NULL;
}

/* An error refuses the values, of a condition all that it names. */
static void refuse(const struct trying *t, const struct planned *p,
                   const struct observation *o, const struct finding *f)
{
    if (f->severity < SEVERITY_ERROR || f->level > 1)
        return;
    if (o)
        drop_named(t, p, o);
    else
        drop_suspects(t, f);
}

/* What was seen was told before the finding is noted, and what may be meant is
 * found out: an error drops its value at once, and nothing is seen of it then.
 */
static void tell(const struct trying *t, const struct planned *p,
                 const struct observation *o, const struct finding *seen)
{
    struct submission *s = t->s;
    struct deduced deduced;
    bool slip =
        o && correct_deduce(t->plan->catalogue, t->world, p->edit, o, &deduced);
    struct finding *f = submission_find(s, p->edit->id, seen->severity,
                                        p->edit->level, o ? o : about(t, seen));
    f->text = seen->text;
    f->expected = seen->expected;
    f->detail = seen->detail;
    f->cell_count = seen->cell_count;
    f->cells = seen->cells;
    acceptance_explain(s, f);
    refuse(t, p, o, f);
    if (slip)
        correct_propose(s, f, &deduced);
}

static void count(struct tries *counts, enum edit_outcome outcome)
{
    counts->passed += outcome == EDIT_PASS;
    counts->failed += outcome == EDIT_FAIL;
    counts->undecided += outcome == EDIT_UNDECIDED;
}

/* `o` leads to it; NULL for an edit on the whole return. */
static void try_one(struct trying *t, const struct planned *p,
                    const struct observation *o)
{
    struct finding seen = {0};
    t->scene.indicator = p->indicator;
    enum edit_outcome outcome = edit_try(p->edit, &t->scene, &seen);
    count(&t->counts[p->edit->index], outcome);
    if (outcome == EDIT_FAIL)
        tell(t, p, o, &seen);
}

static void try_observation(struct trying *t, const struct observation *o)
{
    const struct array *list = &t->plan->by_indicator[o->indicator->index];
    struct planned *const *plans = list->at;
    t->scene.area = o->area;
    t->scene.period = o->period;
    for (size_t i = 0; i < list->count; i++)
        if (is_its_turn(t, plans[i]->edit) && leads(t->world, plans[i], o))
            try_one(t, plans[i], o);
}

/* A return without area or period was not understood, and is told so. */
static void try_return(struct trying *t)
{
    struct planned *const *plans = t->plan->of_return.at;
    t->scene.area = t->s->area;
    t->scene.period = t->s->period;
    for (size_t i = 0; i < t->plan->of_return.count; i++)
        if (is_its_turn(t, plans[i]->edit) && t->s->area &&
            t->s->period.kind != PERIOD_NONE)
            try_one(t, plans[i], NULL);
}

/* Outcomes of the other levels stay as they are. */
static void keep_outcomes(struct trying *t)
{
    const struct catalogue *c = t->plan->catalogue;
    const struct tries *old = t->s->outcomes.at;
    size_t n = t->s->outcomes_of == c->edit_digest ? t->s->outcomes.count : 0;
    struct array kept = {0};
    for (size_t i = 0; i < n; i++)
        if (!is_its_turn(t, &c->edits[old[i].edit]))
            t->counts[old[i].edit] = old[i];
    for (size_t i = 0; i < c->edit_count; i++) {
        struct tries *k = &t->counts[i];
        if (!k->passed && !k->failed && !k->undecided)
            continue;
        struct tries *slot = array_push(&kept, t->s->arena, sizeof *slot);
        if (!slot)
            return;
        *slot = *k;
        slot->edit = i;
    }
    t->s->outcomes = kept;
    t->s->outcomes_of = c->edit_digest;
}

/* Asked again for each: an edit that failed may have dropped the next. */
static void try_each(struct trying *t)
{
    for (size_t i = 0; i < t->s->observations.count; i++) {
        const struct observation *o = submission_observation(t->s, i);
        if (o->indicator && o->area && !o->dropped)
            try_observation(t, o);
    }
}

void trying_all(const struct plan *plan, struct submission *s,
                struct world *world)
{
    struct past past = {s, world->history};
    struct lookup lookup = world_lookup(world), others = past_lookup(&past);
    struct trying t = {.plan = plan, .s = s, .world = world};
    t.level2 = world->history != NULL;
    t.scene = (struct edit_scene){
        .catalogue = plan->catalogue,
        .lookup = &lookup,
        .past = &others,
        .submission = s,
        .earlier = past_version(&past),
        .first_year = past_first_year(&past),
        .arena = s->arena,
    };
    t.counts = arena_take(s->arena,
                          (plan->catalogue->edit_count + 1) * sizeof *t.counts);
    if (!t.counts)
        return;
    try_each(&t);
    try_return(&t);
    keep_outcomes(&t);
}
