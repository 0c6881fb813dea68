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

/* Copies the file open at `from` into SITE/archive/tmp, hashing it on the way,
 * and writes its docket beside; fills digest and received. Nothing has a name
 * yet: what was taken under `slot` numbers is to be made durable with site_sync
 * and then placed. A file that is not of `size` bytes, or changed while it was
 * copied, is STATUS_END: leave it for the next time. */
enum status archive_take(const char *site, int from, size_t slot,
                         struct delivery *delivery, struct err *err);

/* Gives what was taken its names; an equal docket is used again, an object is
 * replaced by the copy. Fills `docket`. */
enum status archive_place(const char *site, size_t slot,
                          struct delivery *delivery, struct err *err);

/* One batch, from before its first archive_take until its rows are committed:
 * archive_begin empties archive/tmp and leaves a mark, archive_end removes it.
 * A mark found by archive_broke_off says that there may be dockets that have
 * no row, for nobody can tell so without looking at each. */
bool archive_broke_off(const char *site);
enum status archive_begin(const char *site, struct err *err);

/* The batch is committed: the mark goes. */
enum status archive_end(const char *site, struct err *err);

/* Removes a docket; its object stays. */
enum status archive_forget(const char *site, const struct delivery *delivery,
                           struct err *err);

/* An object opened for reading, -1 and `err` if it is not there. The caller
 * closes. */
int archive_open(const char *site, const char *digest, struct err *err);

/* Every docket (struct delivery, in `arena`), by digest; within one digest in
 * order of the file's name. FAULT_IO at the first that is damaged. */
enum status archive_list(const char *site, struct arena *arena,
                         struct array *deliveries, struct err *err);

/* What archive_check comes upon, one at a time; `path` is below the site. */
enum archive_thing {
    ARCHIVE_DOCKET, /* with its delivery */
    ARCHIVE_ORIGINAL,
    ARCHIVE_BAD_DOCKET,   /* not what was written */
    ARCHIVE_BAD_ORIGINAL, /* its bytes are not those of its name */
    ARCHIVE_LACKING,      /* a docket's original is not there */
    ARCHIVE_STRANGER      /* nothing of ours */
};
typedef enum status archive_visit(void *self, enum archive_thing thing,
                                  struct view path,
                                  const struct delivery *delivery,
                                  struct err *err);

/* Reads all of the archive, every byte of it, and shows it; what is wrong with
 * it is shown, too, and ends nothing. Words live in `arena`. A visit that does
 * not return STATUS_OK ends the walk. */
enum status archive_check(const char *site, struct arena *arena,
                          archive_visit *visit, void *self, struct err *err);

/* Whether anything was ever delivered. */
enum status archive_is_empty(const char *site, bool *empty, struct err *err);

/* The digest of an open file's first `size` bytes, or of all of it if it is
 * shorter, as the archive would name it. */
enum status archive_digest(int fd, int64_t size, char digest[DIGEST_TEXT],
                           struct err *err);

/* FAULT_IO if the object is missing or is not what its name says. */
enum status archive_verify(const char *site, const char *digest,
                           struct err *err);

#endif
