/* One batch of drops on its way from inbox to ledger. */
#ifndef NIANBAO_ENGINE_BATCH_H
#define NIANBAO_ENGINE_BATCH_H

#include "pipeline/engine/night.h"
#include "pipeline/store/archive.h"
#include "pipeline/store/site.h"

/* A return that got a new version. */
struct returned {
    struct view unit, form, period;
};

/* `files` and `deliveries` run together. Everything lives in the night's
 * arena. */
struct batch {
    struct night *night;
    struct array files;      /* struct inbox_file */
    struct array deliveries; /* struct delivery */
    struct array refused;    /* struct inbox_file */
    struct array returns;    /* struct returned */
    int64_t *drops;          /* ledger ids, beside `files`; 0: not read */
    size_t next;             /* the file to be read next */
    size_t judged;           /* verdicts that came */
};

const struct inbox_file *batch_file(const struct batch *batch, size_t i);
struct delivery *batch_delivery(const struct batch *batch, size_t i);

/* Tells how far the batch is. */
void batch_show(const struct batch *batch, const char *doing, size_t done);

/* Looks into the inbox and takes what has settled into the archive, durable
 * as a whole; without an archive it only lists. */
enum status batch_gather(struct batch *batch, struct err *err);

/* Has the crew read every drop; records and verdicts into the ledger. */
enum status batch_read(struct batch *batch, struct err *err);

/* Folds the versions of each return that got one, then judges each of their
 * units once. */
enum status batch_fold(struct batch *batch, struct err *err);

/* Receipts for all that has none, then what they answer leaves the inbox. */
enum status batch_answer(struct batch *batch, struct err *err);

#endif
