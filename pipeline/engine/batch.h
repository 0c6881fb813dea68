/* One batch of drops on its way from inbox to ledger. */
#ifndef NIANBAO_ENGINE_BATCH_H
#define NIANBAO_ENGINE_BATCH_H

#include "pipeline/engine/night.h"
#include "pipeline/store/archive.h"
#include "pipeline/store/site.h"

/* A return that got a new version, or whose versions count otherwise now. */
struct returned {
    struct view unit, form, period;
    bool several; /* see ledger_fold_several */
};

/* `files` and `deliveries` run together. Everything lives in the night's
 * arena. */
struct batch {
    struct night *night;
    struct inbox_door door;
    struct array files;      /* struct inbox_file */
    struct array deliveries; /* struct delivery */
    size_t copied;           /* of `files`: those before have an inbox file */
    struct array returns;    /* struct returned */
    int64_t *drops;          /* ledger ids, beside `files`; 0: not read */
    enum verdict *verdicts;  /* beside `drops` */
    size_t next;             /* the file to be read next */
    size_t judged;           /* verdicts that came */
};

/* The i-th file; valid until the list grows. */
const struct inbox_file *batch_file(const struct batch *batch, size_t i);

/* Its delivery, which runs beside it. */
struct delivery *batch_delivery(const struct batch *batch, size_t i);

/* Tells how far the batch is. */
void batch_show(const struct batch *batch, const char *doing, size_t done);

/* What has settled in the inbox, sorted by sender and name; FAULT_DISK if there
 * is no room for all of it. */
enum status batch_look(struct night *night, struct array *files,
                       struct err *err);

/* Takes the batch's files into the archive, durable as a whole; without an
 * archive it only lists. Also takes up what a broken run left in the archive
 * without a row: see intake.h. */
enum status batch_gather(struct batch *batch, struct err *err);

/* After a run that broke off: forgets the dockets without a row whose file the
 * batch has copied anew, adds the others, their object's hash checked, behind
 * the copied ones. */
enum status batch_recover(struct batch *batch, struct err *err);

/* Has the crew read every drop; records and verdicts into the ledger. */
enum status batch_read(struct batch *batch, struct err *err);

/* Notes the return of a submission, to be folded. */
enum status batch_remember(struct batch *batch,
                           const struct ledger_submission *row,
                           struct err *err);

/* Gives the drops that repeat what counts the verdict that says so, and takes
 * it from those that do not any more; their returns are folded again and
 * remembered. The returns must have been folded. */
enum status batch_repeats(struct batch *batch, struct err *err);

/* Folds the versions of each return that got one, then judges each of their
 * units once. */
enum status batch_fold(struct batch *batch, struct err *err);

/* What became of the drops, into the night's summary. */
enum status batch_count(struct batch *batch, struct err *err);

/* Receipts for all that has none, then what they answer leaves the inbox. */
enum status batch_answer(struct batch *batch, struct err *err);

#endif
