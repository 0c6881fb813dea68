/* Receives: archive first, then verdicts, one commit, receipts, and only then
 * the inbox file goes. */
#include "pipeline/engine/intake.h"

#include <stdlib.h>
#include <unistd.h>

#include "pipeline/engine/judge.h"
#include "pipeline/engine/receipt.h"
#include "pipeline/engine/work.h"
#include "pipeline/store/archive.h"
#include "pipeline/store/site.h"

/* A batch on its way. `units` are those whose returns changed. */
struct batch {
    struct night *night;
    struct work work;
    struct array files;      /* struct inbox_file */
    struct array deliveries; /* struct delivery, beside `files` */
    struct array refused;    /* struct inbox_file */
    struct array units;      /* struct view */
    struct array returns;    /* struct returned */
    int64_t drop;            /* being worked on */
};

/* A return that got a new version. */
struct returned {
    struct view unit, form, period;
};

static void show(struct night *night, const char *doing, size_t done,
                 size_t total)
{
    if (night->progress.show)
        night->progress.show(night->progress.self, doing, done, total);
}

static enum status remember(struct batch *batch,
                            const struct ledger_submission *row,
                            struct err *err)
{
    struct arena *arena = &batch->night->arena;
    struct returned *r = array_push(&batch->returns, arena, sizeof *r);
    if (!r)
        return err_memory(err);
    r->unit = arena_copy(arena, row->unit);
    r->form = arena_copy(arena, row->form);
    r->period = arena_copy(arena, row->period);
    return STATUS_OK;
}

/* A worker's record arrives: it goes to the ledger, inert until the verdict.
 */
static enum status record(void *self, struct ledger_submission *row,
                          struct err *err)
{
    struct batch *batch = self;
    row->drop = batch->drop;
    enum status s = ledger_add_submission(batch->night->ledger, row, err);
    return s == STATUS_OK ? remember(batch, row, err) : s;
}

static const struct inbox_file *file_at(const struct batch *batch, size_t i)
{
    return (const struct inbox_file *)batch->files.at + i;
}

static struct delivery *delivery_at(const struct batch *batch, size_t i)
{
    return (struct delivery *)batch->deliveries.at + i;
}

/* The inbox file's ctime, or the clock that stands in for it. */
static struct timespec received(const struct night *night,
                                const struct inbox_file *file)
{
    return night->clock.tv_sec ? night->clock : file->ctime;
}

static enum status archive_one(struct batch *batch,
                               const struct inbox_file *file, struct err *err)
{
    struct night *night = batch->night;
    struct delivery *d =
        array_push(&batch->deliveries, &night->arena, sizeof *d);
    if (!d)
        return err_memory(err);
    struct timespec at = received(night, file);
    *d = (struct delivery){.sender = file->sender,
                           .name = file->name,
                           .size = file->size,
                           .inode = file->inode,
                           .ctime_seconds = at.tv_sec,
                           .ctime_nanoseconds = at.tv_nsec};
    int fd;
    enum status s = site_inbox_open(night->site, file, &fd, err);
    if (s != STATUS_OK)
        return s;
    s = archive_take(night->site, fd, d, err);
    close(fd);
    return s;
}

/* Every original into the archive, then all durable with one sync. A file that
 * went away or changed meanwhile waits for the next time. */
static enum status archive_all(struct batch *batch, struct err *err)
{
    struct inbox_file *files = batch->files.at;
    size_t kept = 0;
    for (size_t i = 0; i < batch->files.count; i++) {
        show(batch->night, "archiving", i, batch->files.count);
        enum status s = archive_one(batch, &files[i], err);
        if (s == STATUS_END) {
            batch->deliveries.count--;
            batch->night->summary.waiting++;
            continue;
        }
        if (s != STATUS_OK)
            return s;
        files[kept++] = files[i];
    }
    batch->files.count = kept;
    if (!kept || !batch->night->settings->durable)
        return STATUS_OK;
    return archive_sync(batch->night->site, err);
}

static enum status judge_drop(struct batch *batch, struct drop *drop,
                              struct ledger_drop *row, struct err *err)
{
    struct night *night = batch->night;
    size_t returns = batch->returns.count;
    enum status s = ledger_add_drop(night->ledger, row, err);
    batch->drop = row->id;
    if (s == STATUS_OK)
        s = work_drop(&batch->work, drop, err);
    if (s != STATUS_OK)
        return s;
    const struct work_result *result = &batch->work.result;
    if (!result->submissions) {
        batch->returns.count = returns;
        s = ledger_unsay(night->ledger, row->id, err);
    }
    if (s == STATUS_OK)
        s = ledger_set_verdict(night->ledger, row->id, result->verdict,
                               buf_view(&batch->work.findings), err);
    night->summary.by_verdict[result->verdict]++;
    night->summary.submissions += result->submissions;
    night->summary.values += result->values;
    return s;
}

static enum status work_one(struct batch *batch, size_t i, struct err *err)
{
    struct night *night = batch->night;
    const struct inbox_file *file = file_at(batch, i);
    const struct delivery *d = delivery_at(batch, i);
    struct ledger_drop row = {.sender = d->sender,
                              .name = d->name,
                              .digest = view_of(d->digest),
                              .received = view_of(d->received),
                              .size = d->size,
                              .docket = d->docket};
    bool known = false;
    enum status s = ledger_has_drop(night->ledger, &row, &known, err);
    if (s != STATUS_OK || known)
        return s;
    int fd = -1;
    if (night->ephemeral)
        s = site_inbox_open(night->site, file, &fd, err);
    else
        fd = archive_open(night->site, d->digest, err);
    if (s != STATUS_OK || fd < 0)
        return s == STATUS_OK ? STATUS_FATAL : s;
    struct drop drop = {.fd = fd,
                        .name = d->name,
                        .sender = d->sender,
                        .received = row.received,
                        .size = (size_t)d->size};
    s = judge_drop(batch, &drop, &row, err);
    close(fd);
    return s;
}

static enum status work_all(struct batch *batch, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->files.count; i++) {
        show(batch->night, "reading", i, batch->files.count);
        s = work_one(batch, i, err);
    }
    return s;
}

/* By unit, then form, then period. */
static int by_return(const void *a, const void *b)
{
    const struct returned *x = a, *y = b;
    int order = view_compare(x->unit, y->unit);
    if (!order)
        order = view_compare(x->form, y->form);
    return order ? order : view_compare(x->period, y->period);
}

/* Folds the versions of each return that got one, then judges each of their
 * units once. */
static enum status fold_and_judge(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct returned *r = batch->returns.at;
    size_t count = batch->returns.count;
    enum status s = STATUS_OK;
    if (count)
        qsort(r, count, sizeof *r, by_return);
    for (size_t i = 0; s == STATUS_OK && i < count; i++)
        if (!i || by_return(&r[i - 1], &r[i]))
            s = ledger_fold(night->ledger, r[i].unit, r[i].form, r[i].period,
                            err);
    for (size_t i = 0; s == STATUS_OK && i < count; i++)
        if (!i || !view_equal(r[i - 1].unit, r[i].unit))
            s = judge_unit(&night->road, night->ledger, r[i].unit, err);
    return s;
}

struct answering {
    struct night *night;
};

static enum status answer(void *self, const struct ledger_drop *drop,
                          struct err *err)
{
    struct answering *a = self;
    if (drop->answered || drop->verdict == VERDICT_NONE)
        return STATUS_OK;
    enum status s = receipt_write(a->night, drop, err);
    return s == STATUS_OK ? ledger_set_answered(a->night->ledger, drop->id, err)
                          : s;
}

/* Receipts for all that has none, then what they answer leaves the inbox. */
static enum status answer_all(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct answering answering = {night};
    enum status s = ledger_begin(night->ledger, err);
    if (s == STATUS_OK)
        s = ledger_drops(night->ledger, answer, &answering, err);
    if (s == STATUS_OK)
        s = ledger_commit(night->ledger, err);
    for (size_t i = 0; s == STATUS_OK && i < batch->files.count; i++)
        s = site_inbox_done(night->site, file_at(batch, i), err);
    return s;
}

static enum status look(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct timespec now = night->clock;
    enum status s = STATUS_OK;
    if (!now.tv_sec)
        s = site_now(night->site, &now, err);
    long settle = night->clock.tv_sec ? 0 : night->settings->settle;
    if (s == STATUS_OK)
        s = site_inbox(night->site, settle, now, &night->arena, &batch->files,
                       &batch->refused, &night->summary.waiting, err);
    night->summary.drops = batch->files.count;
    night->summary.refused = batch->refused.count;
    return s;
}

/* Without an archive a delivery is what lies in the inbox. */
static enum status pretend(struct batch *batch, struct err *err)
{
    for (size_t i = 0; i < batch->files.count; i++) {
        const struct inbox_file *file = file_at(batch, i);
        struct delivery *d =
            array_push(&batch->deliveries, &batch->night->arena, sizeof *d);
        if (!d)
            return err_memory(err);
        *d = (struct delivery){
            .sender = file->sender, .name = file->name, .size = file->size};
    }
    return STATUS_OK;
}

static enum status receive(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    enum status s = look(batch, err);
    if (s == STATUS_OK)
        s = night->ephemeral ? pretend(batch, err) : archive_all(batch, err);
    if (s == STATUS_OK)
        s = ledger_begin(night->ledger, err);
    if (s == STATUS_OK)
        s = work_all(batch, err);
    if (s == STATUS_OK)
        s = fold_and_judge(batch, err);
    if (s == STATUS_OK)
        s = ledger_commit(night->ledger, err);
    if (s == STATUS_OK && !night->ephemeral)
        s = answer_all(batch, err);
    return s;
}

enum status intake(struct night *night, struct err *err)
{
    struct batch batch = {.night = night};
    struct work_sink sink = {&batch, record, NULL};
    work_init(&batch.work, &night->road, sink);
    enum status s = receive(&batch, err);
    if (s != STATUS_OK)
        ledger_rollback(night->ledger);
    work_release(&batch.work);
    return s;
}
