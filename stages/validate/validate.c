/* Tries the survey's edits on a submission and settles its acceptance. */
#include "stages/validate/validate.h"

#include <stdlib.h>

#include "pipeline/model/settings.h"
#include "stages/validate/acceptance.h"
#include "stages/validate/calendar.h"
#include "stages/validate/carried.h"
#include "stages/validate/correct.h"
#include "stages/validate/plain.h"
#include "stages/validate/prove.h"
#include "stages/validate/trying.h"

struct validate {
    const struct catalogue *catalogue;
    struct arena arena;
    struct plan plan;
};

/* The order matters: what is mended is mended before anything is found wrong
 * with it, refusals before edits, remarks when all findings are there, the
 * verdict last. */
static enum status each(void *self, struct submission *s, struct err *err)
{
    const struct validate *v = self;
    struct world world;
    if (!world_begin(&world, v->catalogue, s, NULL))
        return err_memory(err);
    calendar_judge(v->catalogue, s);
    correct_all(v->catalogue, s, &world);
    plain_values(s, &world);
    trying_all(&v->plan, s, &world);
    plain_remarks(s, v->catalogue);
    acceptance_excuses(s);
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
    trying_all(&v->plan, s, &world);
    carried_explain(s, history);
    return s->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status prove(void *self, struct sheet *sheet)
{
    const struct validate *v = self;
    prove_edits(v->catalogue, sheet);
    return sheet->arena->failed ? STATUS_FATAL : STATUS_OK;
}

static enum status describe(void *self, struct sheet *sheet)
{
    const struct validate *v = self;
    describe_edits(v->catalogue, sheet);
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
    return plan_make(&v->plan, v->catalogue, &v->arena, err);
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
