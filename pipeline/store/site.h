/* The folders of a site, its lock, and what lies in the inbox. */
#ifndef NIANBAO_STORE_SITE_H
#define NIANBAO_STORE_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* Makes the folders of DESIGN: inbox, archive, receipts, releases. */
enum status site_make(const char *site, struct err *err);

/* The path of a part of the site, NUL-terminated, in `arena`. */
const char *site_path(struct arena *arena, const char *site, const char *part);

/* Takes SITE/lock; FAULT_LOCKED if another run has it. The descriptor is kept
 * until the process ends or site_unlock. */
enum status site_lock(const char *site, int *lock, struct err *err);

/* The file stays: only a held descriptor is a lock. */
void site_unlock(int lock);

/* Takes SITE/lock.receive, which whoever takes files in holds, a run as well as
 * a receive; waits up to `wait` seconds for it. FAULT_LOCKED if that was not
 * enough. A run takes SITE/lock first: so it waits for a receive, but never
 * for another run. */
enum status site_lock_receive(const char *site, long wait, int *lock,
                              struct err *err);

/* FAULT_DISK if the site's file system has less than `bytes` free, or next to
 * no room for more files. */
enum status site_room(const char *site, long long bytes, struct err *err);

/* Makes durable what was written below the site, all but the inbox: site_watch
 * is called before the first write, -1 and `err` on failure, so that no failed
 * write stays unheard of; site_sync may follow more than once. An error of it
 * ends the run: what the kernel could not write it forgets. */
int site_watch(const char *site, struct err *err);
enum status site_sync(int watch, struct err *err);

/* A file lying in the inbox. */
struct inbox_file {
    struct view sender, name; /* NUL-terminated */
    struct timespec ctime;
    unsigned long inode;
    long long size;
};

/* Everything dropped and settled: regular files in SENDER folders, by order of
 * bytes; litter (dotfiles, .part, .tmp, ~$ and the like) and `check` left out;
 * links, devices and files with several names are not followed and listed in
 * `refused`. `now` is the file system's clock; files touched less than
 * `settle` seconds before it are left alone and counted in *waiting. */
enum status site_inbox(const char *site, long settle, struct timespec now,
                       struct arena *arena, struct array *files,
                       struct array *refused, size_t *waiting, struct err *err);

/* The same for what lies in the senders' check/ folders to be judged without
 * being taken: names are "check/NAME". What is no file or has not settled is
 * left out. */
enum status site_inbox_check(const char *site, long settle, struct timespec now,
                             struct arena *arena, struct array *files,
                             struct err *err);

/* The way to the inbox's files: the folder of the sender asked for last stays
 * open, for files come sender by sender. */
struct inbox_door {
    const char *site;
    struct view sender;
    int folder; /* -1: none */
};

/* One that holds nothing yet; `site` must outlive it. */
struct inbox_door inbox_door(const char *site);
/* Lets the folder go; the door may be used again. */
void inbox_door_close(struct inbox_door *door);

/* Opens it without following links and sure that it is the file listed;
 * STATUS_END if it is not any more. The file's words must outlive the door. */
enum status inbox_door_file(struct inbox_door *door,
                            const struct inbox_file *file, int *fd,
                            struct err *err);

/* Takes an answered file out of the inbox if it is still the same: to .taken/
 * in its folder, where site_inbox_sweep finds it. */
enum status inbox_door_done(struct inbox_door *door,
                            const struct inbox_file *file, struct err *err);

/* Removes what earlier receives took, if nobody has written to it since; what
 * was written to goes back into the inbox as a new drop. Call before
 * site_inbox. */
enum status site_inbox_sweep(const char *site, struct err *err);

/* The file system's clock at the site. */
enum status site_now(const char *site, struct timespec *now, struct err *err);

#endif
