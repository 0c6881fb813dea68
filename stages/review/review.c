/* Tries the edits of level 3 and up on the figures of the year of report. */
#include "stages/review/review.h"

#include <stdlib.h>

#include "pipeline/model/edit.h"
#include "pipeline/model/edit_peers.h"

/* As in validate, which has refused edits that name more. */
enum { INDICATORS_MOST = 32 };

/* One edit being tried. */
struct reviewing {
    struct run *run;
    const struct edit *edit;
    struct lookup lookup;
    struct edit_scene scene;
};

/* Whether the edit has anything to look at in an area: where none of its
 * indicators has a figure nobody was expected to speak, and `missing(x)` must
 * not find fault with that. */
static bool concerns(const struct reviewing *r, const struct area *area)
{
    const struct indicator *named[INDICATORS_MOST];
    const struct indicator *one = r->scene.indicator;
    size_t n =
        one ? 1 : formula_indicators(r->edit->formula, named, INDICATORS_MOST);
    if (one)
        named[0] = one;
    for (size_t i = 0; i < n && i < INDICATORS_MOST; i++) {
        struct key key = {named[i], area, r->scene.period};
        if (figures_get(r->run->figures, &key))
            return true;
    }
    return false;
}

static void count(struct reviewing *r, enum edit_outcome outcome)
{
    struct tried *tried = &r->run->tried[r->edit->index];
    tried->passed += outcome == EDIT_PASS;
    tried->failed += outcome == EDIT_FAIL;
    tried->undecided += outcome == EDIT_UNDECIDED;
}

/* The finding is told to the area, for at this level no one unit is at fault;
 * its code stands where a unit's does. */
static enum status tell(struct reviewing *r, const struct area *area,
                        const struct finding *seen, struct err *err)
{
    struct finding *f = array_push(&r->run->findings, r->run->arena, sizeof *f);
    if (!f)
        return err_memory(err);
    *f = *seen;
    f->unit = area->code;
    if (f->cell_count)
        f->period = f->cells[0].period;
    return STATUS_OK;
}

/* Undecided is no failure: a figure that is missing has been told as missing.
 */
static enum status try_area(struct reviewing *r, const struct area *area,
                            struct err *err)
{
    struct finding seen = {0};
    r->scene.area = area;
    if (!concerns(r, area))
        return STATUS_OK;
    enum edit_outcome outcome = edit_try(r->edit, &r->scene, &seen);
    count(r, outcome);
    return outcome == EDIT_FAIL ? tell(r, area, &seen, err) : STATUS_OK;
}

static enum status try_areas(struct reviewing *r,
                             const struct indicator *indicator, struct err *err)
{
    const struct catalogue *c = r->run->catalogue;
    enum status s = STATUS_OK;
    r->scene.indicator = indicator;
    for (size_t a = 0; s == STATUS_OK && a < c->area_count; a++)
        s = try_area(r, &c->areas[a], err);
    return s;
}

static enum status try_peers(struct reviewing *r,
                             const struct indicator *indicator, struct err *err)
{
    struct run *run = r->run;
    size_t count_of = 0;
    struct edit_peer *peers =
        edit_try_peers(run->catalogue, r->edit, indicator, &r->lookup,
                       r->scene.period, run->arena, &count_of);
    if (!peers)
        return err_memory(err);
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < count_of; i++) {
        struct finding seen = {0};
        count(r, peers[i].outcome);
        if (peers[i].outcome != EDIT_FAIL)
            continue;
        edit_tell_peer(r->edit, indicator, r->scene.period, &peers[i],
                       &r->scene, &seen);
        s = tell(r, peers[i].area, &seen, err);
    }
    return s;
}

/* An edit on a list is tried on each of it, a condition once. */
static enum status try_edit(struct reviewing *r, struct err *err)
{
    const struct edit *edit = r->edit;
    enum status s = STATUS_OK;
    if (!edit->on_count)
        return try_areas(r, NULL, err);
    for (size_t i = 0; s == STATUS_OK && i < edit->on_count; i++)
        s = edit_of_peers(edit) ? try_peers(r, edit->on[i], err)
                                : try_areas(r, edit->on[i], err);
    return s;
}

/* Figures of the year of report alone: those of earlier years were reviewed in
 * theirs. Leaves and inner areas alike, in yearbook order, edit by edit. */
static enum status all(void *self, struct run *run, struct err *err)
{
    struct reviewing r = {.run = run, .lookup = figures_lookup(run->figures)};
    const struct catalogue *c = run->catalogue;
    enum status s = run_tried(run) ? STATUS_OK : err_memory(err);
    (void)self;
    r.scene = (struct edit_scene){.catalogue = c,
                                  .lookup = &r.lookup,
                                  .period = period_year(run->year),
                                  .arena = run->arena};
    for (size_t e = 0; s == STATUS_OK && e < c->edit_count; e++) {
        r.edit = &c->edits[e];
        if (r.edit->level >= 3)
            s = try_edit(&r, err);
    }
    return s == STATUS_OK && run->arena->failed ? err_memory(err) : s;
}

const struct stage review_stage = {
    .name = "review",
    .summary = "tries the edits of level 3 and up on the figures",
    .all = all,
};
