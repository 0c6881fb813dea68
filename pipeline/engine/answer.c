/* Receipts, and what they answer leaves the inbox. */
#include "pipeline/engine/batch.h"

#include "pipeline/engine/receipt.h"

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

enum status batch_answer(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct answering answering = {night};
    enum status s = ledger_begin(night->ledger, err);
    if (s == STATUS_OK)
        s = ledger_drops(night->ledger, answer, &answering, err);
    if (s == STATUS_OK)
        s = ledger_commit(night->ledger, err);
    for (size_t i = 0; s == STATUS_OK && i < batch->files.count; i++)
        s = site_inbox_done(night->site, batch_file(batch, i), err);
    return s;
}
