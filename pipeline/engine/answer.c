/* Receipts, and what they answer leaves the inbox. */
#include "pipeline/engine/batch.h"

#include "pipeline/engine/receipt.h"
#include "pipeline/engine/returned.h"

#include <unistd.h>

struct answering {
    struct night *night;
    size_t written;
};

static enum status answer(void *self, const struct ledger_drop *drop,
                          struct err *err)
{
    struct answering *a = self;
    a->written++;
    enum status s = receipt_write(a->night, drop, err);
    if (s == STATUS_OK)
        s = returned_write(a->night, drop, err);
    return s == STATUS_OK ? ledger_set_answered(a->night->ledger, drop->id, err)
                          : s;
}

/* A receipt is durable before its row says that it is there. */
static enum status answer_all(struct answering *a, int watch, struct err *err)
{
    struct ledger *ledger = a->night->ledger;
    enum status s = ledger_begin(ledger, err);
    if (s == STATUS_OK)
        s = ledger_unanswered(ledger, answer, a, err);
    if (s == STATUS_OK && a->written && a->night->settings->durable)
        s = site_sync(watch, err);
    if (s == STATUS_OK)
        s = ledger_commit(ledger, err);
    if (s != STATUS_OK)
        ledger_rollback(ledger);
    return s;
}

enum status batch_answer(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct answering answering = {night, 0};
    int watch = site_watch(night->site, err);
    if (watch < 0)
        return STATUS_FATAL;
    enum status s = answer_all(&answering, watch, err);
    close(watch);
    for (size_t i = 0; s == STATUS_OK && i < batch->copied; i++)
        s = inbox_door_done(&batch->door, batch_file(batch, i), err);
    return s;
}
