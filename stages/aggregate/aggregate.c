/* Rolls what units said up to figures: which number counts, and where. */
#include "stages/aggregate/aggregate.h"

#include "stages/aggregate/collect.h"
#include "stages/aggregate/derived.h"
#include "stages/aggregate/spans.h"
#include "stages/aggregate/tree.h"

/* Submitted indicators first: what is derived asks for their figures. */
static enum status roll_up(struct tally *tally, struct err *err)
{
    const struct catalogue *c = tally->run->catalogue;
    tally->made =
        arena_take(&tally->arena, c->indicator_count * sizeof *tally->made);
    if (!tally->made)
        return err_memory(err);
    for (size_t i = 0; i < c->indicator_count; i++)
        if (!c->indicators[i].formula)
            tree_indicator(tally, &c->indicators[i]);
    return derived_figures(tally, err);
}

/* The spans that statements ask for must be known before the first return is
 * read, for a unit's years are gone once the next unit is told. */
static enum status count(struct tally *tally, struct err *err)
{
    struct run *run = tally->run;
    run->figures = figures_new(run->catalogue, run->arena);
    spans_of_statements(tally);
    if (!run->figures || run->arena->failed)
        return err_memory(err);
    enum status s = collect(tally, err);
    if (s == STATUS_OK)
        s = roll_up(tally, err);
    if (s == STATUS_OK && (tally->arena.failed || run->arena->failed))
        s = err_memory(err);
    return s;
}

/* Three lifetimes: figures and findings live as long as the run, cells as long
 * as this call, a unit's returns until the next unit. */
static enum status all(void *self, struct run *run, struct err *err)
{
    struct tally tally = {.run = run};
    (void)self;
    arena_init(&tally.arena, 0);
    arena_init(&tally.unit, 0);
    enum status s = count(&tally, err);
    arena_release(&tally.unit);
    arena_release(&tally.arena);
    return s;
}

const struct stage aggregate_stage = {
    .name = "aggregate",
    .summary = "rolls returns up from organization to province",
    .all = all,
};
