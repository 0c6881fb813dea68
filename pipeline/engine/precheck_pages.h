/* The pages of what is only looked at. */
#ifndef NIANBAO_ENGINE_PRECHECK_PAGES_H
#define NIANBAO_ENGINE_PRECHECK_PAGES_H

#include "pipeline/engine/night.h"
#include "pipeline/engine/receipt_parts.h"
#include "pipeline/store/site.h"

/* A file in a check/ folder; `page` is its pages' name without ending. The
 * receipt is there while it is being judged. */
struct precheck {
    const struct inbox_file *file;
    struct view digest, page;
    struct receipt receipt;
};

struct prechecks {
    struct night *night;
    struct arena *arena;
    struct inbox_door door;
    struct arena record; /* of one submission */
    struct array files;  /* struct precheck */
    size_t next;
};

/* Whether it will be refused for its size without being read. */
bool precheck_is_too_large(const struct prechecks *all,
                           const struct inbox_file *file);

/* The name a file's pages have, in the arena of all. */
struct view precheck_page(struct prechecks *all, const struct precheck *p);

/* Whether the file was judged before. */
bool precheck_has_page(struct prechecks *all, const struct precheck *p);

/* Opens the file for a worker. STATUS_END: it is gone or changed. */
enum status precheck_begin(struct prechecks *all, struct precheck *p,
                           struct drop *drop, struct err *err);

/* Forgets what a drop said before it turned out unreadable. */
void precheck_forget(struct prechecks *all, struct precheck *p);

/* Writes page and table, unless the file was touched meanwhile. */
enum status precheck_write(struct prechecks *all, struct precheck *p,
                           struct err *err);

/* Removes the pages of files that are not there any more. */
enum status precheck_sweep(struct prechecks *all, struct err *err);

#endif
