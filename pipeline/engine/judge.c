/* Level 2: a return seen beside its unit's other returns. */
#include "pipeline/engine/judge.h"

#include <string.h>

#include "pipeline/engine/versions.h"
#include "pipeline/model/record.h"

/* The unit's counted returns, unpacked; `rows` and `returns` run together. */
struct bench {
    const struct catalogue *catalogue;
    struct arena arena;
    struct array rows;    /* struct ledger_submission */
    struct array returns; /* struct submission * */
    struct array earlier; /* the same: versions that do not count any more */
};

static enum status collect(void *self, const struct ledger_submission *row,
                           struct err *err)
{
    struct bench *bench = self;
    struct ledger_submission *kept =
        array_push(&bench->rows, &bench->arena, sizeof *kept);
    struct submission **slot =
        array_push(&bench->returns, &bench->arena, sizeof *slot);
    if (!kept || !slot)
        return err_memory(err);
    *kept = *row;
    kept->record = arena_copy(&bench->arena, row->record);
    *slot = record_unpack(kept->record, bench->catalogue, &bench->arena, err);
    return *slot ? STATUS_OK : STATUS_FATAL;
}

static enum status collect_earlier(void *self,
                                   const struct ledger_submission *row,
                                   struct err *err)
{
    struct bench *bench = self;
    struct submission **slot =
        array_push(&bench->earlier, &bench->arena, sizeof *slot);
    struct view record = arena_copy(&bench->arena, row->record);
    if (!slot || bench->arena.failed)
        return err_memory(err);
    *slot = record_unpack(record, bench->catalogue, &bench->arena, err);
    return *slot ? STATUS_OK : STATUS_FATAL;
}

/* Findings of level 2 from an earlier judging are forgotten; what the fold of
 * versions told is not of this kind. */
static void forget(struct submission *s)
{
    struct finding *at = s->findings.at;
    size_t kept = 0;
    for (size_t i = 0; i < s->findings.count; i++)
        if (at[i].level != 2 || versions_code(at[i].code))
            at[kept++] = at[i];
    s->findings.count = kept;
}

static enum status judge_one(struct road *road, struct ledger *ledger,
                             struct bench *bench, size_t i, struct err *err)
{
    struct submission **returns = bench->returns.at;
    const struct ledger_submission *row =
        (const struct ledger_submission *)bench->rows.at + i;
    struct history history = {bench->catalogue, returns, bench->returns.count,
                              bench->earlier.at, bench->earlier.count};
    struct buf packed = {0};
    forget(returns[i]);
    enum status s = road_judge(road, &history, returns[i], err);
    if (s == STATUS_OK && !record_pack(returns[i], &packed))
        s = err_memory(err);
    if (s == STATUS_OK && !record_same(buf_view(&packed), row->record))
        s = ledger_set_record(ledger, row->id, buf_view(&packed), err);
    buf_release(&packed);
    return s;
}

enum status judge_alone(struct road *road, struct submission *submission,
                        struct err *err)
{
    struct history history = {road->config->catalogue, &submission, 1, NULL, 0};
    return road_judge(road, &history, submission, err);
}

/* The oldest first: an explanation is carried over from year to year. */
static enum status judge_all(struct road *road, struct ledger *ledger,
                             struct view unit, struct err *err)
{
    struct bench bench = {.catalogue = road->config->catalogue};
    arena_init(&bench.arena, 0);
    enum status s = ledger_history(ledger, unit, collect, &bench, err);
    if (s == STATUS_OK)
        s = ledger_earlier(ledger, unit, collect_earlier, &bench, err);
    for (size_t i = bench.returns.count; s == STATUS_OK && i-- > 0;)
        s = judge_one(road, ledger, &bench, i, err);
    arena_release(&bench.arena);
    return s;
}

enum status judge_unit(struct road *road, struct ledger *ledger,
                       struct view unit, struct err *err)
{
    bool lone = false;
    enum status s = ledger_is_lone(ledger, unit, &lone, err);
    if (s != STATUS_OK || lone)
        return s;
    return judge_all(road, ledger, unit, err);
}
