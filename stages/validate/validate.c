/* Tries the survey's edits on a submission and settles its acceptance. */
#include "stages/validate/validate.h"

#include <stdlib.h>

#include "pipeline/model/edit.h"
#include "pipeline/model/settings.h"
#include "stages/validate/acceptance.h"
#include "stages/validate/calendar.h"
#include "stages/validate/consistent.h"
#include "stages/validate/correct.h"
#include "stages/validate/plain.h"
#include "stages/validate/world.h"

/* No finding could show more cells than a few of these. Examples are
 * told of one fixed year: the clock must not change their outcome. */
enum { INDICATORS_MOST = 32, EXAMPLE_YEAR = 2021 };

/* An edit with the indicators it speaks of. */
struct planned {
    const struct edit *edit;
    const struct indicator *indicators[INDICATORS_MOST];
    size_t count;
};

/* `by_indicator[i]` lists the edits that indicator i leads to: a submission is
 * tried on those of what it says, not on all there are. */
struct validate {
    const struct catalogue *catalogue;
    struct arena arena;
    struct planned *planned;
    struct array *by_indicator; /* of struct planned * */
};

/* Edits of every level, though only 1 and 2 are tried here: so that one that
 * names too many indicators is refused before review meets it. */
static enum status plan(struct validate *v, struct err *err)
{
    const struct catalogue *c = v->catalogue;
    v->planned =
        arena_take(&v->arena, (c->edit_count + 1) * sizeof *v->planned);
    v->by_indicator = arena_take(&v->arena, (c->indicator_count + 1) *
                                                sizeof *v->by_indicator);
    if (!v->planned || !v->by_indicator)
        return err_memory(err);
    for (size_t i = 0; i < c->edit_count; i++) {
        struct planned *p = &v->planned[i];
        p->edit = &c->edits[i];
        p->count = formula_indicators(p->edit->formula, p->indicators,
                                      INDICATORS_MOST);
        if (p->count > INDICATORS_MOST)
            return err_set(err, FAULT_CONFIG, "edit %.*s names more than %d",
                           VIEW_ARG(p->edit->id), INDICATORS_MOST);
        for (size_t k = 0; k < p->count; k++) {
            struct planned **slot =
                array_push(&v->by_indicator[p->indicators[k]->index], &v->arena,
                           sizeof *slot);
            if (slot)
                *slot = p;
        }
    }
    return v->arena.failed ? err_memory(err) : STATUS_OK;
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

/* The values of an edit that must hold are refused together: which of them is
 * wrong it cannot say, and one of two would count alone. */
static void drop(struct submission *s, const struct world *world,
                 const struct planned *p, const struct observation *o)
{
    const struct observation *first = s->observations.at;
    for (size_t k = 0; k < p->count; k++) {
        struct key key = {p->indicators[k], o->area, o->period};
        const struct observation *other = world_own(world, &key);
        if (other)
            submission_observation(s, (size_t)(other - first))->dropped = true;
    }
}

/* What was seen is told before the finding is noted: an error drops its value
 * at once, and nothing is seen of it then. */
static void told(const struct catalogue *c, struct submission *s,
                 struct world *world, const struct planned *p,
                 struct observation *o)
{
    const struct edit *edit = p->edit;
    struct lookup lookup = world_lookup(world);
    struct finding seen = {0};
    struct deduced deduced;
    bool slip = correct_deduce(c, world, edit, o, &deduced);
    edit_tell(edit, &lookup, o->area, o->period, s->arena, &seen);
    struct finding *f =
        submission_find(s, edit->id, edit->severity, edit->level, o);
    f->text = seen.text;
    f->expected = seen.expected;
    f->cell_count = seen.cell_count;
    f->cells = seen.cells;
    acceptance_explain(s, f);
    if (edit->severity >= SEVERITY_ERROR && edit->level <= 1)
        drop(s, world, p, o);
    if (slip)
        correct_propose(s, f, &deduced);
}

/* Levels are tried apart: 0 and 1 before the answer to the sender, which must
 * not depend on what else the unit ever said; 2 whenever its history changes.
 */
static void try_observation(const struct validate *v, struct submission *s,
                            struct world *world, struct observation *o,
                            bool level2)
{
    const struct array *list = &v->by_indicator[o->indicator->index];
    struct planned *const *plans = list->at;
    struct lookup lookup = world_lookup(world);
    for (size_t i = 0; i < list->count; i++) {
        const struct edit *edit = plans[i]->edit;
        if ((level2 ? edit->level != 2 : edit->level > 1) ||
            !leads(world, plans[i], o))
            continue;
        if (edit_try(edit, &lookup, o->area, o->period) == EDIT_FAIL)
            told(v->catalogue, s, world, plans[i], o);
    }
}

/* Asked again for each: an edit that failed may have dropped the next. */
static void try_all(const struct validate *v, struct submission *s,
                    struct world *world)
{
    for (size_t i = 0; i < s->observations.count; i++) {
        struct observation *o = submission_observation(s, i);
        if (o->indicator && o->area && !o->dropped)
            try_observation(v, s, world, o, world->history != NULL);
    }
}

/* The order matters: what is mended is mended before anything is found wrong
 * with it, refusals before edits, remarks when all findings are
 * there, the verdict last. */
static enum status each(void *self, struct submission *s, struct err *err)
{
    const struct validate *v = self;
    struct world world;
    if (!world_begin(&world, v->catalogue, s, NULL))
        return err_memory(err);
    calendar_judge(v->catalogue, s);
    correct_all(v->catalogue, s, &world);
    plain_values(s, &world);
    try_all(v, s, &world);
    plain_remarks(s, v->catalogue);
    acceptance_settle(s);
    if (v->catalogue->settings->accept_form)
        acceptance_whole(s);
    return s->arena->failed ? err_memory(err) : STATUS_OK;
}

/* Level 2 only tells: the return was answered long ago, and another one, come
 * later, must not take its acceptance away. */
static enum status judge(void *self, const struct history *history,
                         struct submission *s, struct err *err)
{
    const struct validate *v = self;
    struct world world;
    if (!world_begin(&world, v->catalogue, s, history))
        return err_memory(err);
    try_all(v, s, &world);
    return s->arena->failed ? err_memory(err) : STATUS_OK;
}

/* An example that cannot be decided has failed, whichever it should be: it
 * shows nothing about its rule. */
static void prove_one(const struct validate *v, const struct edit *edit,
                      const struct edit_example *x, struct sheet *sheet)
{
    static const char *const names[] = {"pass", "fail", "undecided"};
    enum edit_outcome got = EDIT_UNDECIDED;
    struct view why = {0};
    bool read = edit_try_example(v->catalogue, edit, x, EXAMPLE_YEAR,
                                 sheet->arena, &got, &why);
    struct sheet_line line = {
        .group = VIEW("edit"),
        .rule = edit->id,
        .text = x->given,
        .wanted = x->good ? VIEW("pass") : VIEW("fail"),
        .got = read ? view_of(names[got]) : why,
        .file = view_of(edit->origin.file),
        .line = x->line,
    };
    line.failed = !view_equal(line.wanted, line.got);
    sheet_add(sheet, line);
}

static enum status prove(void *self, struct sheet *sheet)
{
    const struct validate *v = self;
    for (size_t i = 0; i < v->catalogue->edit_count; i++) {
        const struct edit *edit = &v->catalogue->edits[i];
        for (size_t k = 0; k < edit->example_count; k++)
            prove_one(v, edit, &edit->examples[k], sheet);
    }
    edits_consistent(v->catalogue, EXAMPLE_YEAR, sheet);
    return sheet->arena->failed ? STATUS_FATAL : STATUS_OK;
}

static enum status describe(void *self, struct sheet *sheet)
{
    const struct validate *v = self;
    for (size_t i = 0; i < v->catalogue->edit_count; i++) {
        const struct edit *edit = &v->catalogue->edits[i];
        sheet_add(sheet, (struct sheet_line){.group = VIEW("edit"),
                                             .rule = edit->id,
                                             .text = edit->formula_text});
    }
    return sheet->arena->failed ? STATUS_FATAL : STATUS_OK;
}

static enum status open_validate(const struct config *config, void **self,
                                 struct err *err)
{
    struct validate *v = calloc(1, sizeof *v);
    if (!v)
        return err_memory(err);
    *self = v;
    v->catalogue = config->catalogue;
    arena_init(&v->arena, 0);
    return plan(v, err);
}

static void close_validate(void *self)
{
    struct validate *v = self;
    arena_release(&v->arena);
    free(v);
}

const struct stage validate_stage = {
    .name = "validate",
    .summary = "tries the edits of levels 1 and 2, settles acceptance",
    .open = open_validate,
    .each = each,
    .judge = judge,
    .prove = prove,
    .describe = describe,
    .close = close_validate,
};
