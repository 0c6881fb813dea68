/* Level 2 for what is only looked at. */
#include "pipeline/engine/judge.h"

#include "pipeline/model/record.h"

/* The unit's returns as they would be, newest first. */
struct bench {
    const struct catalogue *catalogue;
    struct submission *candidate;
    struct array returns; /* struct submission * */
    struct array earlier; /* the same: what would not count any more */
    bool placed;
};

static bool add(struct bench *bench, struct array *to, struct submission *s)
{
    struct submission **slot =
        array_push(to, bench->candidate->arena, sizeof *slot);
    if (slot)
        *slot = s;
    return slot;
}

static bool is_replaced(const struct submission *by, const struct submission *s)
{
    return by->mode != MODE_AMEND && period_equal(by->period, s->period) &&
           view_equal(by->form, s->form);
}

static struct submission *unpack(struct bench *bench,
                                 const struct ledger_submission *row,
                                 struct err *err)
{
    struct arena *arena = bench->candidate->arena;
    struct view record = arena_copy(arena, row->record);
    return record_unpack(record, bench->catalogue, arena, err);
}

static enum status collect(void *self, const struct ledger_submission *row,
                           struct err *err)
{
    struct bench *bench = self;
    struct submission *c = bench->candidate;
    struct submission *s = unpack(bench, row, err);
    if (!s)
        return STATUS_FATAL;
    if (!bench->placed && period_compare(s->period, c->period) <= 0)
        bench->placed = add(bench, &bench->returns, c);
    add(bench, is_replaced(c, s) ? &bench->earlier : &bench->returns, s);
    return c->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status collect_earlier(void *self,
                                   const struct ledger_submission *row,
                                   struct err *err)
{
    struct bench *bench = self;
    struct submission *s = unpack(bench, row, err);
    if (!s)
        return STATUS_FATAL;
    return add(bench, &bench->earlier, s) ? STATUS_OK : err_memory(err);
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
    if (status == STATUS_OK && !bench.placed && !add(&bench, &bench.returns, s))
        status = err_memory(err);
    if (status == STATUS_OK)
        status =
            ledger_earlier(ledger, s->unit.code, collect_earlier, &bench, err);
    if (status != STATUS_OK)
        return status;
    struct history history = {bench.catalogue, bench.returns.at,
                              bench.returns.count, bench.earlier.at,
                              bench.earlier.count};
    forget(s);
    return road_judge(road, &history, s, err);
}
