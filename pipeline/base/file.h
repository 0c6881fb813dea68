/* Files and folders: whole or absent, never half. */
#ifndef NIANBAO_BASE_FILE_H
#define NIANBAO_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* The whole file in `out`; FAULT_IO, or FAULT_DATA if larger than `most`. What
 * was in `out` goes; after a failure it holds an unknown front of the file. */
enum status file_read(const char *path, size_t most, struct buf *out,
                      struct err *err);

/* Every byte of `bytes` to `fd`, past EINTR and short writes. */
enum status file_write_all(int fd, struct view bytes, const char *path,
                           struct err *err);

/* Writes `bytes` beside `path`, syncs if `durable`, and renames it there. A
 * reader sees the old file or the new one, nothing else. Not for two writers at
 * once of one path: both would use the same name beside. */
enum status file_replace(const char *path, struct view bytes, bool durable,
                         struct err *err);

/* Syncs a file or a folder by name. */
enum status file_sync(const char *path, struct err *err);

/* The folder and those above it; it is no fault if it exists. */
enum status file_make_folders(const char *path, struct err *err);

/* Removes a file or a folder with all in it; it is no fault if it is not there.
 * Follows no links. A folder in it uses one descriptor per level, which bounds
 * the depth. */
enum status file_remove_all(const char *path, struct err *err);

/* Copies a regular file or a whole folder tree; links are refused. Never over a
 * file that is there; nothing is synced. `to` must not lie within `from`, or
 * the copy would be copied. */
enum status file_copy_all(const char *from, const char *to, struct err *err);

/* The names in a folder (struct view, NUL-terminated) but "." and "..", in
 * order of bytes. */
enum status file_list(const char *path, struct arena *arena,
                      struct array *names, struct err *err);

/* Whether the name leads to anything, through links too. False also where a
 * folder on the way may not be searched; and what it says may be past by the
 * time it is read, so it decides what to tell, never what is safe. */
bool file_exists(const char *path);

#endif
