/* Tries the edits of level 3 and up on the figures of the year of report. */
#include "stages/review/review.h"

#include <stdlib.h>

#include "pipeline/model/edit.h"

/* As in validate, which has refused edits that name more. */
enum { INDICATORS_MOST = 32 };

/* One edit being tried. */
struct reviewing {
    struct run *run;
    const struct edit *edit;
    struct lookup lookup;
};

/* Whether the edit has anything to look at in an area: where none of its
 * indicators has a figure nobody was expected to speak, and `missing(x)` must
 * not find fault with that. */
static bool concerns(const struct reviewing *r, const struct area *area,
                     struct period period)
{
    const struct indicator *named[INDICATORS_MOST];
    size_t n = formula_indicators(r->edit->formula, named, INDICATORS_MOST);
    for (size_t i = 0; i < n && i < INDICATORS_MOST; i++) {
        struct key key = {named[i], area, period};
        if (figures_get(r->run->figures, &key))
            return true;
    }
    return false;
}

/* Undecided is no failure: a figure that is missing has been told as missing.
 * The finding is told to the area, for at this level no one unit is at fault;
 * its code stands where a unit's does. */
static enum status try_area(struct reviewing *r, const struct area *area,
                            struct err *err)
{
    struct period period = period_year(r->run->year);
    if (!concerns(r, area, period) ||
        edit_try(r->edit, &r->lookup, area, period) != EDIT_FAIL)
        return STATUS_OK;
    struct finding *f = array_push(&r->run->findings, r->run->arena, sizeof *f);
    if (!f)
        return err_memory(err);
    *f = (struct finding){.unit = area->code};
    edit_tell(r->edit, &r->lookup, area, period, r->run->arena, f);
    f->period = f->cell_count ? f->cells[0].period : f->period;
    return STATUS_OK;
}

/* Figures of the year of report alone: those of earlier years were reviewed in
 * theirs. Leaves and inner areas alike, in yearbook order, edit by edit. */
static enum status all(void *self, struct run *run, struct err *err)
{
    struct reviewing r = {.run = run, .lookup = figures_lookup(run->figures)};
    const struct catalogue *c = run->catalogue;
    enum status s = STATUS_OK;
    (void)self;
    for (size_t e = 0; e < c->edit_count; e++) {
        r.edit = &c->edits[e];
        if (r.edit->level < 3)
            continue;
        for (size_t a = 0; s == STATUS_OK && a < c->area_count; a++)
            s = try_area(&r, &c->areas[a], err);
    }
    return s == STATUS_OK && run->arena->failed ? err_memory(err) : s;
}

const struct stage review_stage = {
    .name = "review",
    .summary = "tries the edits of level 3 and up on the figures",
    .all = all,
};
