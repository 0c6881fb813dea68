/* Receives: archive first, then verdicts, one commit, receipts, and only then
 * the inbox file goes. */
#include "pipeline/engine/intake.h"

#include "pipeline/engine/batch.h"
#include "pipeline/engine/turns.h"

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

static enum status take_batch(struct night *night, const struct array *files,
                              struct err *err)
{
    struct batch batch = {
        .night = night, .door = inbox_door(night->site), .files = *files};
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

/* One look for all turns: whatever becomes of a file, its turn comes once. A
 * night without an archive answers nobody, and one after a broken run must see
 * all files at once to tell which of them the archive has already. */
enum status intake(struct night *night, struct err *err)
{
    struct array all, files;
    enum status s = batch_look(night, &all, err);
    if (s != STATUS_OK)
        return s;
    if (night->ephemeral || archive_broke_off(night->site))
        return take_batch(night, &all, err);
    s = turns_take(&all, 0, &night->arena, &files, err);
    if (s == STATUS_END) /* what was not answered yet is all the same */
        return take_batch(night, &files, err);
    for (size_t turn = 1; s == STATUS_OK; turn++) {
        s = take_batch(night, &files, err);
        if (s == STATUS_OK)
            s = turns_take(&all, turn, &night->arena, &files, err);
    }
    return s == STATUS_END ? STATUS_OK : s;
}
