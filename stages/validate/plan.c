/* Which edits are tried where. */
#include "stages/validate/plan.h"

static void list(struct array *to, struct planned *planned, struct arena *arena)
{
    struct planned **slot = array_push(to, arena, sizeof(struct planned *));
    if (slot)
        *slot = planned;
}

static struct planned *new_planned(const struct edit *edit, struct arena *arena)
{
    struct planned *p = arena_take(arena, sizeof *p);
    if (p)
        p->edit = edit;
    return p;
}

/* A condition: at whichever of its indicators stands first. */
static enum status plan_formula(struct plan *plan, const struct edit *edit,
                                struct arena *arena, struct err *err)
{
    struct planned *p = new_planned(edit, arena);
    if (!p)
        return err_memory(err);
    p->count = formula_indicators(edit->formula, p->indicators,
                                  PLANNED_INDICATORS_MOST);
    if (p->count > PLANNED_INDICATORS_MOST) {
        err_set(err, FAULT_CONFIG, "edit %.*s names more than %d",
                VIEW_ARG(edit->id), PLANNED_INDICATORS_MOST);
        err_at(err, edit->origin.file, edit->origin.line, edit->origin.column);
        return STATUS_FATAL;
    }
    for (size_t k = 0; k < p->count; k++)
        list(&plan->by_indicator[p->indicators[k]->index], p, arena);
    return STATUS_OK;
}

/* Each indicator of a list for itself. */
static enum status plan_cells(struct plan *plan, const struct edit *edit,
                              struct arena *arena, struct err *err)
{
    for (size_t k = 0; k < edit->on_count; k++) {
        struct planned *p = new_planned(edit, arena);
        if (!p)
            return err_memory(err);
        p->indicator = p->indicators[0] = edit->on[k];
        p->count = 1;
        list(&plan->by_indicator[edit->on[k]->index], p, arena);
    }
    return STATUS_OK;
}

static enum status plan_one(struct plan *plan, const struct edit *edit,
                            struct arena *arena, struct err *err)
{
    if (edit_of_return(edit)) {
        list(&plan->of_return, new_planned(edit, arena), arena);
        return STATUS_OK;
    }
    if (edit_of_peers(edit))
        return STATUS_OK;
    return edit->on_count ? plan_cells(plan, edit, arena, err)
                          : plan_formula(plan, edit, arena, err);
}

enum status plan_make(struct plan *plan, const struct catalogue *catalogue,
                      struct arena *arena, struct err *err)
{
    enum status s = STATUS_OK;
    *plan = (struct plan){.catalogue = catalogue};
    plan->by_indicator = arena_take(arena, (catalogue->indicator_count + 1) *
                                               sizeof *plan->by_indicator);
    if (!plan->by_indicator)
        return err_memory(err);
    for (size_t i = 0; s == STATUS_OK && i < catalogue->edit_count; i++)
        s = plan_one(plan, &catalogue->edits[i], arena, err);
    return s == STATUS_OK && arena->failed ? err_memory(err) : s;
}
