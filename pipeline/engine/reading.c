/* The crew's client: drops out, records and verdicts into the ledger. */
#include "pipeline/engine/batch.h"

#include <unistd.h>

static struct ledger_drop row_of(const struct batch *batch, size_t i)
{
    const struct delivery *d = batch_delivery(batch, i);
    return (struct ledger_drop){.sender = d->sender,
                                .name = d->name,
                                .digest = view_of(d->digest),
                                .received = view_of(d->received),
                                .size = d->size,
                                .docket = d->docket};
}

/* Versions are ordered by digest, too, so it is wanted without an archive. */
static enum status open_file(struct batch *batch, size_t i, int *fd,
                             struct err *err)
{
    enum status s =
        inbox_door_file(&batch->door, batch_file(batch, i), fd, err);
    if (s != STATUS_OK)
        return s;
    struct delivery *delivery = batch_delivery(batch, i);
    s = archive_digest(*fd, delivery->size, delivery->digest, err);
    if (s != STATUS_OK)
        close(*fd);
    return s;
}

/* The archive's copy is what is read, so that nobody can change it meanwhile;
 * without an archive it is the file itself. */
static enum status open_drop(struct batch *batch, size_t i, int *fd,
                             struct err *err)
{
    const struct night *night = batch->night;
    if (night->ephemeral)
        return open_file(batch, i, fd, err);
    *fd = archive_open(night->site, batch_delivery(batch, i)->digest, err);
    return *fd < 0 ? STATUS_FATAL : STATUS_OK;
}

/* STATUS_END: the ledger has this delivery already, or the file is gone. */
static enum status begin_drop(struct batch *batch, size_t i, struct drop *drop,
                              struct err *err)
{
    int fd = -1;
    enum status s = open_drop(batch, i, &fd, err);
    if (s != STATUS_OK)
        return s;
    struct ledger_drop row = row_of(batch, i);
    s = ledger_add_drop(batch->night->ledger, &row, err);
    if (s != STATUS_OK) {
        close(fd);
        return s;
    }
    batch->drops[i] = row.id;
    *drop = (struct drop){.fd = fd,
                          .name = row.name,
                          .sender = row.sender,
                          .received = row.received,
                          .size = (size_t)row.size};
    return STATUS_OK;
}

static enum status next(void *self, struct drop *drop, size_t *tag,
                        struct err *err)
{
    struct batch *batch = self;
    while (batch->next < batch->files.count) {
        *tag = batch->next++;
        enum status s = begin_drop(batch, *tag, drop, err);
        if (s != STATUS_END)
            return s;
    }
    return STATUS_END;
}

static long seconds(void *self, size_t tag)
{
    const struct batch *batch = self;
    const struct night *night = batch->night;
    struct view sender = batch_delivery(batch, tag)->sender;
    return strikes_seconds(
        &night->strikes, sender,
        catalogue_limits(night->config->catalogue, sender).seconds);
}

enum status batch_remember(struct batch *batch,
                           const struct ledger_submission *row, struct err *err)
{
    struct arena *arena = &batch->night->arena;
    struct returned *r = array_push(&batch->returns, arena, sizeof *r);
    if (!r)
        return err_memory(err);
    r->several = true;
    r->unit = arena_copy(arena, row->unit);
    r->form = arena_copy(arena, row->form);
    r->period = arena_copy(arena, row->period);
    return STATUS_OK;
}

/* A record goes to the ledger as it comes; it is inert until its drop has a
 * verdict. */
static enum status record(void *self, size_t tag, struct ledger_submission *row,
                          struct err *err)
{
    struct batch *batch = self;
    row->drop = batch->drops[tag];
    enum status s = ledger_add_submission(batch->night->ledger, row, err);
    return s == STATUS_OK ? batch_remember(batch, row, err) : s;
}

/* A drop that turned out to be unreadable never said anything. */
static enum status verdict(void *self, size_t tag,
                           const struct work_result *result,
                           struct view findings, struct err *err)
{
    struct batch *batch = self;
    struct summary *summary = &batch->night->summary;
    struct ledger *ledger = batch->night->ledger;
    enum status s = STATUS_OK;
    batch_show(batch, "reading", batch->judged++);
    if (result->broken &&
        !strikes_add(&batch->night->strikes, &batch->night->arena,
                     batch_delivery(batch, tag)->sender))
        return err_memory(err);
    if (!result->submissions)
        s = ledger_unsay(ledger, batch->drops[tag], err);
    if (s == STATUS_OK)
        s = ledger_set_verdict(ledger, batch->drops[tag], result->verdict,
                               findings, err);
    batch->verdicts[tag] = result->verdict;
    summary->submissions += result->submissions;
    summary->values += result->values;
    return s;
}

enum status batch_read(struct batch *batch, struct err *err)
{
    struct crew_client client = {batch, next, seconds, record, verdict};
    struct arena *arena = &batch->night->arena;
    batch->drops =
        arena_take(arena, (batch->files.count + 1) * sizeof *batch->drops);
    batch->verdicts =
        arena_take(arena, (batch->files.count + 1) * sizeof *batch->verdicts);
    if (!batch->drops || !batch->verdicts)
        return err_memory(err);
    return crew_run(&batch->night->crew, &client, err);
}
