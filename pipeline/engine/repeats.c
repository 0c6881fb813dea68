/* Drops that only repeat what counts already. */
#include "pipeline/engine/batch.h"

#include <stdlib.h>

#include "pipeline/model/submission.h"

/* What a drop's submissions come to, each held against its return. */
struct census {
    struct batch *batch;
    struct arena arena; /* of one return's versions */
    enum verdict verdict;
    size_t count, repeated, others, rejected;
    bool partly, warned;
};

static void count(struct census *c, const struct ledger_version *v)
{
    c->verdict = v->verdict;
    c->count++;
    c->repeated += v->repeats;
    c->others += !v->repeats && v->acceptance != REJECTED;
    c->rejected += v->acceptance == REJECTED;
    c->partly |= v->acceptance == ACCEPTED_PARTLY;
    c->warned |= v->acceptance == ACCEPTED_WARNINGS;
}

static enum status take(void *self, const struct ledger_submission *row,
                        struct err *err)
{
    struct census *c = self;
    struct array versions;
    arena_clear(&c->arena);
    enum status s =
        ledger_versions(c->batch->night->ledger, row->unit, row->form,
                        row->period, &c->arena, &versions, err);
    const struct ledger_version *v = versions.at;
    for (size_t i = 0; s == STATUS_OK && i < versions.count; i++)
        if (v[i].id == row->id)
            count(c, &v[i]);
    return s;
}

/* A drop is a repetition when all it says is; what is refused in it is not
 * said. Else its verdict is what its submissions make it: one that came in
 * between may turn a repetition into a version of its own. */
static enum verdict verdict_of(const struct census *c)
{
    if (c->repeated && !c->others)
        return VERDICT_REPEATED;
    if (c->rejected == c->count)
        return VERDICT_REJECTED;
    if (c->rejected || c->partly)
        return VERDICT_PARTLY;
    return c->warned ? VERDICT_WARNINGS : VERDICT_ACCEPTED;
}

static enum status refold(void *self, const struct ledger_submission *row,
                          struct err *err)
{
    struct batch *batch = self;
    enum status s = batch_remember(batch, row, err);
    return s == STATUS_OK ? ledger_fold(batch->night->ledger, row->unit,
                                        row->form, row->period, err)
                          : s;
}

static enum status change(struct batch *batch, int64_t drop,
                          enum verdict verdict, struct err *err)
{
    struct ledger *ledger = batch->night->ledger;
    enum status s = ledger_change_verdict(ledger, drop, verdict, err);
    for (size_t i = 0; i < batch->files.count; i++)
        if (batch->drops[i] == drop)
            batch->verdicts[i] = verdict;
    return s == STATUS_OK ? ledger_of_drop(ledger, drop, refold, batch, err)
                          : s;
}

static enum status decide(struct batch *batch, int64_t drop, struct err *err)
{
    struct census c = {.batch = batch};
    arena_init(&c.arena, 0);
    enum status s = ledger_of_drop(batch->night->ledger, drop, take, &c, err);
    if (s == STATUS_OK && c.count && verdict_of(&c) != c.verdict)
        s = change(batch, drop, verdict_of(&c), err);
    arena_release(&c.arena);
    return s;
}

/* Drops whose verdict may be another than it says, by what this return shows
 * of them. */
static enum status suspect(struct batch *batch, const struct returned *r,
                           struct arena *arena, struct array *drops,
                           struct err *err)
{
    struct array versions;
    enum status s = ledger_versions(batch->night->ledger, r->unit, r->form,
                                    r->period, arena, &versions, err);
    const struct ledger_version *v = versions.at;
    for (size_t i = 0; s == STATUS_OK && i < versions.count; i++) {
        if (v[i].repeats == (v[i].verdict == VERDICT_REPEATED))
            continue;
        int64_t *drop = array_push(drops, arena, sizeof *drop);
        if (!drop)
            return err_memory(err);
        *drop = v[i].drop;
    }
    return s;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static enum status decide_all(struct batch *batch, const struct array *drops,
                              struct err *err)
{
    int64_t *drop = drops->at;
    enum status s = STATUS_OK;
    if (drops->count)
        qsort(drop, drops->count, sizeof *drop, by_number);
    for (size_t i = 0; s == STATUS_OK && i < drops->count; i++)
        if (!i || drop[i] != drop[i - 1])
            s = decide(batch, drop[i], err);
    return s;
}

/* What repeats what does not depend on verdicts, so one round will do. */
enum status batch_repeats(struct batch *batch, struct err *err)
{
    struct arena arena;
    struct array drops = {0};
    enum status s = STATUS_OK;
    arena_init(&arena, 0);
    for (size_t i = 0; s == STATUS_OK && i < batch->returns.count; i++) {
        const struct returned *r =
            (const struct returned *)batch->returns.at + i;
        if (r->several)
            s = suspect(batch, r, &arena, &drops, err);
    }
    if (s == STATUS_OK)
        s = decide_all(batch, &drops, err);
    arena_release(&arena);
    return s;
}
