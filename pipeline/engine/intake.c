/* Receives: archive first, then verdicts, one commit, receipts, and only then
 * the inbox file goes. */
#include "pipeline/engine/intake.h"

#include "pipeline/engine/batch.h"

static enum status commit(struct batch *batch, struct err *err)
{
    struct ledger *ledger = batch->night->ledger;
    enum status s = ledger_begin(ledger, err);
    if (s == STATUS_OK)
        s = batch_read(batch, err);
    if (s == STATUS_OK)
        s = batch_fold(batch, err);
    if (s == STATUS_OK)
        s = ledger_commit(ledger, err);
    if (s != STATUS_OK)
        ledger_rollback(ledger);
    else if (!batch->night->ephemeral)
        s = archive_end(batch->night->site, err);
    return s;
}

enum status intake(struct night *night, struct err *err)
{
    struct batch batch = {.night = night, .door = inbox_door(night->site)};
    enum status s = batch_gather(&batch, err);
    if (s == STATUS_OK)
        s = commit(&batch, err);
    if (s == STATUS_OK)
        s = batch_count(&batch, err);
    if (s == STATUS_OK && !night->ephemeral)
        s = batch_answer(&batch, err);
    inbox_door_close(&batch.door);
    return s;
}
