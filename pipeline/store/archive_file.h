/* Writing files into the archive: aside first, then under their names. */
#ifndef NIANBAO_STORE_ARCHIVE_FILE_H
#define NIANBAO_STORE_ARCHIVE_FILE_H

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/store/archive.h"

/* A new file of mode 0440 at `name` below the open folder `archive`, open for
 * writing. What is there goes first, so that nothing is written through a
 * link. -1 and `err` on failure. */
int archive_create(int archive, const char *name, struct err *err);

/* Closes it; a failure counts where `s` is still STATUS_OK. */
enum status archive_finish(int fd, const char *name, enum status s,
                           struct err *err);

/* renameat, making the folder of two digits for the first in it. -1 with
 * errno on failure. */
int archive_move(int archive, const char *from, const char *to);

/* archive_create, the text, archive_finish. */
enum status archive_write(int archive, const char *name, struct view text,
                          struct err *err);

/* Whether a name below the archive is that of a folder of originals. */
bool archive_is_folder(struct view name);

/* N of "<digest>.N.docket", 0 for any other name. */
int archive_docket_number(struct view name);

/* The docket at `path`, whose last part is `name`; FAULT_IO if it is damaged or
 * lies under another's name. */
enum status archive_read_docket(const char *path, struct view name,
                                struct arena *arena, struct delivery *delivery,
                                struct err *err);

/* Renames the delivery's docket from `aside` to the first free number, or
 * removes it where the equal one lies; sets delivery->docket. */
enum status archive_docket(int archive, const char *aside,
                           struct delivery *delivery, struct err *err);

#endif
