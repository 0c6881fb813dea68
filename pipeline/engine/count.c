/* What became of a batch, for people. */
#include "pipeline/engine/batch.h"

#include "pipeline/engine/receipt.h"

static enum status note(struct batch *batch, size_t i, struct err *err)
{
    struct night *night = batch->night;
    struct array *troubles = &night->summary.troubles;
    const struct delivery *d = batch_delivery(batch, i);
    if (troubles->count == TROUBLES_MOST)
        return STATUS_OK;
    struct trouble *t = array_push(troubles, &night->arena, sizeof *t);
    if (!t)
        return err_memory(err);
    *t = (struct trouble){
        .sender = d->sender, .name = d->name, .verdict = batch->verdicts[i]};
    if (!night->ephemeral)
        t->receipt = receipt_path(&night->arena, d->sender, view_of(d->digest),
                                  d->docket);
    return night->arena.failed ? err_memory(err) : STATUS_OK;
}

enum status batch_count(struct batch *batch, struct err *err)
{
    struct summary *summary = &batch->night->summary;
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->files.count; i++) {
        enum verdict verdict = batch->verdicts[i];
        if (!batch->drops[i])
            continue;
        summary->by_verdict[verdict]++;
        if (verdict == VERDICT_PARTLY || verdict == VERDICT_REJECTED)
            s = note(batch, i, err);
    }
    return s;
}
