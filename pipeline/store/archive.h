/* The originals, kept for ever under their SHA-256, and a docket for each
 * delivery. */
#ifndef NIANBAO_STORE_ARCHIVE_H
#define NIANBAO_STORE_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* One delivery as it lay in the inbox. */
struct delivery {
    struct view sender, name;
    char digest[DIGEST_TEXT];
    char received[32]; /* ISO, UTC, nanoseconds: see archive_stamp */
    int64_t size;
    uint64_t inode;
    int64_t ctime_seconds;
    long ctime_nanoseconds;
    int docket; /* N of digest.N.docket */
};

/* Sets `received` from ctime_seconds and _nanoseconds; always as many digits,
 * so that the order of bytes is that of time. */
void archive_stamp(struct delivery *delivery);

/* Copies the file open at `from` into SITE/archive, hashing it on the way, and
 * writes its docket; an equal object or docket is used again. Nothing is
 * synced: archive_sync does it for a batch. Fills digest, docket and
 * received. A file that is not of `size` bytes, or changed while it was
 * copied, is STATUS_END: leave it for the next time. */
enum status archive_take(const char *site, int from, struct delivery *delivery,
                         struct err *err);

/* Makes everything taken so far durable. */
enum status archive_sync(const char *site, struct err *err);

/* The same, so that no failed write of the batch stays unheard: a descriptor
 * opened before the batch's first archive_take (-1 and `err` on failure), and
 * the sync that closes it. */
int archive_watch(const char *site, struct err *err);
enum status archive_sync_watched(int watch, struct err *err);

/* An object opened for reading, -1 and `err` if it is not there. The caller
 * closes. */
int archive_open(const char *site, const char *digest, struct err *err);

/* Every docket (struct delivery, in `arena`), by digest; within one digest in
 * order of the file's name. FAULT_IO at the first that is damaged. */
enum status archive_list(const char *site, struct arena *arena,
                         struct array *deliveries, struct err *err);

/* FAULT_IO if the object is missing or is not what its name says. */
enum status archive_verify(const char *site, const char *digest,
                           struct err *err);

#endif
