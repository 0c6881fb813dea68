/* Shares, changes, ranks; then what is said about them. */
#include "stages/compare/compare.h"

#include "pipeline/model/settings.h"
#include "stages/compare/changes.h"
#include "stages/compare/composites.h"
#include "stages/compare/ranks.h"
#include "stages/compare/shares.h"
#include "stages/compare/statements.h"

/* Ranks of every year must stand before last year's can be read off. */
static enum status all(void *self, struct run *run, struct err *err)
{
    size_t count = 0;
    long base_year = run->catalogue->settings->base_year;
    (void)self;
    if (!run->figures)
        return err_set(err, FAULT_BUG, "compare: there are no figures");
    struct figure **figures = figures_sorted(run->figures, &count);
    if (!figures)
        return err_memory(err);
    struct arena scratch;
    arena_init(&scratch, 0);
    for (size_t i = 0; i < count; i++) {
        shares_set(run, figures[i]);
        changes_set(run->figures, figures[i], (int)base_year);
        ranks_set(run->figures, figures[i], &scratch);
    }
    bool failed = scratch.failed;
    arena_release(&scratch);
    if (failed)
        return err_memory(err);
    for (size_t i = 0; i < count; i++) /* once every rank is known */
        ranks_set_last(run->figures, figures[i]);
    statements_evaluate(run);
    composites_compute(run);
    return run->arena->failed ? err_memory(err) : STATUS_OK;
}

/* Ranks are set with the first of those beside each other, which it knows by
 * there being none yet. */
static enum status again(void *self, struct run *run, struct err *err)
{
    size_t count = 0;
    struct figure **figures = figures_sorted(run->figures, &count);
    for (size_t i = 0; i < count; i++)
        figures[i]->rank = figures[i]->ranked = 0;
    run->statements.count = 0;
    return all(self, run, err);
}

const struct stage compare_stage = {
    .name = "compare",
    .summary = "shares, changes, ranks and indices; evaluates the statements",
    .all = all,
    .again = again,
};
