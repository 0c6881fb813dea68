/* Whether a site is whole: archive, ledger, receipts and the current release
 * against each other. Mends nothing. */
#ifndef NIANBAO_ENGINE_FSCK_H
#define NIANBAO_ENGINE_FSCK_H

#include "pipeline/engine/night.h"

/* How bad it is: what can be made again is no loss. */
enum fsck_kind {
    FSCK_STRAY, /* harmless, but nothing of ours */
    FSCK_MADE,  /* wrong in what the archive can make again */
    FSCK_LOST   /* wrong in the archive itself */
};

struct fsck {
    struct night *night;
    void *self;
    /* Each thing that is wrong: where, in words, what to do. */
    void (*tell)(void *self, enum fsck_kind kind, struct view where,
                 const char *what, const char *remedy);
    size_t originals, dockets, rows, receipts; /* seen */
    size_t by_kind[FSCK_LOST + 1];
    struct array deliveries; /* struct delivery *, as the ledger sorts drops */
    size_t next;
};

/* Looks at everything, every byte of the archive too. STATUS_OK however much
 * is wrong; STATUS_FATAL where it could not be looked at. Takes the site's
 * locks for the night, which night_release gives back. */
enum status fsck(struct fsck *fsck, struct err *err);

#endif
