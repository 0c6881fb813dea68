/* One pass over the ledger: every counted return, unit by unit. */
#include "stages/aggregate/collect.h"

#include "pipeline/engine/standing.h"
#include "pipeline/model/record.h"
#include "pipeline/store/ledger.h"
#include "stages/aggregate/impute.h"
#include "stages/aggregate/nil.h"
#include "stages/aggregate/returns.h"
#include "stages/aggregate/tell.h"

/* The unit whose returns are being read. The ledger tells them one unit after
 * the other, so no more than one is ever held. */
struct reading {
    struct tally *tally;
    struct view unit;
    struct array said; /* struct said */
    struct view digest;
    const struct submission *submission;
};

/* All of a unit's returns must be there before any of them is counted: a later
 * one may take back what an earlier one said. */
static void finish_unit(struct reading *r)
{
    impute_join(r->tally, r->unit, &r->said);
    returns_count(r->tally, &r->said);
    if (r->tally->unit.failed)
        r->tally->arena.failed = true; /* clearing must not forget it */
    arena_clear(&r->tally->unit);
    r->said = (struct array){0};
    r->unit = (struct view){0};
}

static void add(void *self, struct observation *o)
{
    struct reading *r = self;
    struct said *said = array_push(&r->said, &r->tally->unit, sizeof *said);
    if (said)
        *said = (struct said){.observation = o,
                              .submission = r->submission,
                              .digest = r->digest,
                              .order = r->said.count};
}

/* Refused values and words no longer known are not counted; their findings
 * stand. */
static bool may_count(const struct observation *o)
{
    return !o->dropped && o->indicator && o->area &&
           o->period.kind != PERIOD_NONE;
}

static void add_all(struct reading *r, const struct submission *s)
{
    if (s->nil)
        nil_observations(r->tally->run->catalogue, s, &r->tally->unit, add, r);
    for (size_t i = 0; i < s->observations.count; i++) {
        struct observation *o = submission_observation(s, i);
        if (may_count(o))
            add(r, o);
    }
}

/* There are some dozen rules, and one unit's notes are mostly of the same. */
static void note(struct run *run, struct view code)
{
    struct note *notes = run->notes.at;
    for (size_t i = 0; i < run->notes.count; i++)
        if (view_equal(notes[i].code, code)) {
            notes[i].count++;
            return;
        }
    struct note *n = array_push(&run->notes, run->arena, sizeof *n);
    if (n)
        *n = (struct note){arena_copy(run->arena, code), 1};
}

/* Findings were made when the return was judged and are part of its record;
 * they are told whether or not the value they speak of counts. */
static void keep_findings(struct run *run, const struct submission *s)
{
    const struct finding *from = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++) {
        if (finding_is_note(&from[i])) {
            note(run, from[i].code);
            continue;
        }
        struct finding *f = array_push(&run->findings, run->arena, sizeof *f);
        if (f)
            *f = finding_copy(&from[i], run->arena);
    }
}

/* The ledger tells unit after unit, so a new one is behind the others. */
static struct unit_tried *tried_of(struct run *run, struct view unit)
{
    struct unit_tried *units = run->units.at;
    size_t n = run->units.count;
    if (n && view_equal(units[n - 1].unit, unit))
        return &units[n - 1];
    struct unit_tried *new = array_push(&run->units, run->arena, sizeof *new);
    if (new)
        new->unit = arena_copy(run->arena, unit);
    return new;
}

static void add_tried(struct tried *to, const struct tries *from)
{
    to->passed += from->passed;
    to->failed += from->failed;
    to->undecided += from->undecided;
}

static void keep_outcomes(struct run *run, const struct submission *s)
{
    const struct tries *from = s->outcomes.at;
    struct unit_tried *unit = tried_of(run, s->unit.code);
    struct tried *tried = run_tried(run);
    for (size_t i = 0; tried && unit && i < s->outcomes.count; i++) {
        add_tried(&tried[from[i].edit], &from[i]);
        add_tried(&unit->tried, &from[i]);
    }
}

/* A unit that the survey no longer lists has no area to speak of. */
static void take(struct reading *r, const struct submission *s)
{
    r->submission = s;
    keep_findings(r->tally->run, s);
    if (r->tally->run->standings)
        standings_take(r->tally->run->standings, s);
    keep_outcomes(r->tally->run, s);
    if (s->unit.code.n && s->unit.area)
        add_all(r, s);
}

/* The row's bytes are the ledger's only until the next row, while the unpacked
 * words point into them: so they are copied first. */
static enum status visit(void *self, const struct ledger_submission *row,
                         struct err *err)
{
    struct reading *r = self;
    struct arena *arena = &r->tally->unit;
    if (!view_equal(r->unit, row->unit))
        finish_unit(r);
    if (!r->unit.n)
        r->unit = arena_copy(arena, row->unit);
    r->digest = arena_copy(arena, row->digest);
    struct view record = arena_copy(arena, row->record);
    if (arena->failed)
        return err_memory(err);
    const struct submission *s =
        record_unpack(record, r->tally->run->catalogue, arena, err);
    if (!s)
        return STATUS_FATAL;
    take(r, s);
    return STATUS_OK;
}

/* Units that never sent anything do not pass by in the ledger. */
static void finish_silent(struct reading *r)
{
    struct view unit;
    while ((unit = impute_left(r->tally)).n) {
        r->unit = unit;
        finish_unit(r);
    }
}

/* Cells of an earlier pass are of no use: spans are made while units pass. */
static enum status pass(struct tally *tally, struct err *err)
{
    struct reading r = {.tally = tally};
    const struct catalogue *c = tally->run->catalogue;
    tally->again = false;
    if (tally->run->standings)
        standings_clear(tally->run->standings);
    arena_release(&tally->arena);
    arena_init(&tally->arena, 0);
    cells_init(&tally->cells, c->indicator_count, &tally->arena);
    expect_init(&tally->expect, c, &tally->arena);
    if (tally->arena.failed)
        return err_memory(err);
    enum status s = ledger_counted(tally->run->ledger, visit, &r, err);
    finish_unit(&r);
    finish_silent(&r);
    if (s == STATUS_OK && (tally->arena.failed || tally->run->arena->failed))
        s = err_memory(err);
    return s;
}

/* Two passes are always enough: every span stated is known after the first, and
 * so is everything that is imputed, which only then can take its place among
 * its unit's other years. */
enum status collect(struct tally *tally, struct err *err)
{
    size_t findings = tally->run->findings.count;
    tally->observed = observed_new(tally);
    enum status s = pass(tally, err);
    if (s == STATUS_OK && tally->observed)
        impute(tally);
    if (s != STATUS_OK || (!tally->again && !tally->imputed.count))
        return s;
    /* The first pass told them already; the second tells them again. */
    tally->run->findings.count = findings;
    tally->run->notes.count = 0;
    tally->run->units.count = 0;
    tally->run->tried = NULL;
    return pass(tally, err);
}
