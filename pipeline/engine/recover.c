/* What a run that broke off left in the archive without a row. */
#include "pipeline/engine/batch.h"

#include <stdlib.h>
#include <string.h>

static bool is_same_file(const struct delivery *a, const struct delivery *b)
{
    return view_equal(a->sender, b->sender) && view_equal(a->name, b->name);
}

static int by_digest(const void *a, const void *b)
{
    const struct delivery *const *x = a, *const *y = b;
    return strcmp((*x)->digest, (*y)->digest);
}

/* What the batch has copied, by digest; NULL if there is no memory. The arena
 * keeps what is pointed at when `deliveries` grows. */
static const struct delivery **index_of(const struct batch *batch)
{
    size_t size = (batch->copied + 1) * sizeof(struct delivery *);
    const struct delivery **at = arena_take(&batch->night->arena, size);
    for (size_t i = 0; at && i < batch->copied; i++)
        at[i] = batch_delivery(batch, i);
    if (at)
        qsort(at, batch->copied, sizeof *at, by_digest);
    return at;
}

/* Walks `*copied` to the digest of `d`: both are in its order. */
static bool is_copied(const struct delivery ***copied, const struct delivery *d)
{
    while (**copied && strcmp((**copied)->digest, d->digest) < 0)
        ++*copied;
    for (const struct delivery **at = *copied; *at; at++) {
        if (strcmp((*at)->digest, d->digest) != 0)
            return false;
        if (is_same_file(*at, d))
            return true;
    }
    return false;
}

static enum status has_row(struct batch *batch, const struct delivery *d,
                           bool *has, struct err *err)
{
    struct ledger_drop row = {.sender = d->sender,
                              .name = d->name,
                              .digest = view_of(d->digest),
                              .received = view_of(d->received)};
    return ledger_has_drop(batch->night->ledger, &row, has, err);
}

/* The sender has taken the file back, or put another in its place: what was
 * delivered stays delivered. */
static enum status adopt(struct batch *batch, const struct delivery *d,
                         struct err *err)
{
    struct arena *arena = &batch->night->arena;
    enum status s = archive_verify(batch->night->site, d->digest, err);
    if (s != STATUS_OK)
        return s;
    struct inbox_file *file = array_push(&batch->files, arena, sizeof *file);
    struct delivery *kept = array_push(&batch->deliveries, arena, sizeof *kept);
    if (!file || !kept)
        return err_memory(err);
    *kept = *d;
    *file = (struct inbox_file){
        .sender = d->sender, .name = d->name, .size = d->size};
    batch->night->summary.drops++;
    return STATUS_OK;
}

static enum status take_up(struct batch *batch, const struct delivery ***copied,
                           const struct delivery *d, struct err *err)
{
    bool has = false;
    enum status s = has_row(batch, d, &has, err);
    if (s != STATUS_OK || has)
        return s;
    return is_copied(copied, d) ? archive_forget(batch->night->site, d, err)
                                : adopt(batch, d, err);
}

enum status batch_recover(struct batch *batch, struct err *err)
{
    struct array left;
    enum status s =
        archive_list(batch->night->site, &batch->night->arena, &left, err);
    const struct delivery *d = left.at;
    const struct delivery **copied = index_of(batch);
    if (!copied)
        return err_memory(err);
    for (size_t i = 0; s == STATUS_OK && i < left.count; i++)
        s = take_up(batch, &copied, &d[i], err);
    return s;
}
