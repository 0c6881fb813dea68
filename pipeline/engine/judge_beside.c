/* Level 2 for what is only looked at. */
#include "pipeline/engine/judge.h"

#include "pipeline/model/record.h"

/* The unit's returns as they would be, newest first. */
struct bench {
    const struct catalogue *catalogue;
    struct submission *candidate;
    struct array returns; /* struct submission * */
    bool placed;
};

static bool add(struct bench *bench, struct submission *s)
{
    struct submission **slot =
        array_push(&bench->returns, bench->candidate->arena, sizeof *slot);
    if (slot)
        *slot = s;
    return slot;
}

static bool is_replaced(const struct submission *by, const struct submission *s)
{
    return by->mode != MODE_AMEND && period_equal(by->period, s->period) &&
           view_equal(by->form, s->form);
}

static enum status collect(void *self, const struct ledger_submission *row,
                           struct err *err)
{
    struct bench *bench = self;
    struct submission *c = bench->candidate;
    struct view record = arena_copy(c->arena, row->record);
    struct submission *s =
        record_unpack(record, bench->catalogue, c->arena, err);
    if (!s)
        return STATUS_FATAL;
    if (!bench->placed && period_compare(s->period, c->period) <= 0)
        bench->placed = add(bench, c);
    if (!is_replaced(c, s))
        add(bench, s);
    return c->arena->failed ? err_memory(err) : STATUS_OK;
}

/* What it was told beside nothing but itself. */
static void forget(struct submission *s)
{
    struct finding *at = s->findings.at;
    size_t kept = 0;
    for (size_t i = 0; i < s->findings.count; i++)
        if (at[i].level != 2)
            at[kept++] = at[i];
    s->findings.count = kept;
}

enum status judge_beside(struct road *road, struct ledger *ledger,
                         struct submission *s, struct err *err)
{
    struct bench bench = {.catalogue = road->config->catalogue, .candidate = s};
    enum status status =
        ledger_history(ledger, s->unit.code, collect, &bench, err);
    if (status == STATUS_OK && !bench.placed && !add(&bench, s))
        status = err_memory(err);
    if (status != STATUS_OK)
        return status;
    struct history history = {bench.catalogue, bench.returns.at,
                              bench.returns.count};
    forget(s);
    return road_judge(road, &history, s, err);
}
