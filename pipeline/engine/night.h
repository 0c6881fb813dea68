/* One batch: receive what lies in the inbox, compile, publish. */
#ifndef NIANBAO_ENGINE_NIGHT_H
#define NIANBAO_ENGINE_NIGHT_H

#include <stdbool.h>
#include <time.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/engine/crew.h"
#include "pipeline/engine/road.h"
#include "pipeline/engine/strikes.h"
#include "pipeline/model/settings.h"
#include "pipeline/store/ledger.h"

/* How far a batch is; `total` 0 while that is not known. */
struct progress {
    void *self;
    void (*show)(void *self, const char *doing, size_t done, size_t total);
};

/* A drop that was rejected or accepted in part. */
struct trouble {
    struct view sender, name;
    enum verdict verdict;
    struct view receipt; /* its path below the site; empty without one */
};

/* As many are told by name as fit a mail that is read. */
enum { TROUBLES_MOST = 20 };

/* What a batch did. */
struct summary {
    size_t drops, waiting, refused; /* seen, not settled yet, no plain files */
    struct array troubles;          /* struct trouble, the first of them */
    size_t by_verdict[VERDICT_REPEATED + 1];
    size_t submissions, values, findings;
    size_t rejudged; /* earlier drops that were judged again: see rebuild.h */
    bool published;  /* a release was made */
    struct view release;
    int year;
};

struct night {
    const char *site;
    const struct config *config;
    const struct settings *settings;
    struct timespec clock; /* stands in for now and ctimes; 0: the real ones */
    int year;              /* of report; 0: by the calendar */
    bool ephemeral;        /* nothing is kept but the release */
    const char *out;       /* where an ephemeral release goes */
    bool busy;             /* night_receive met another and did nothing */
    bool unjailed; /* the kernel has no jail, and the site does without */
    struct progress progress;
    /* from here on the night's own */
    bool begun;
    struct road road;
    struct crew crew;
    int lock, receive_lock;
    struct ledger *ledger;
    struct arena arena;
    struct strikes strikes;
    struct summary summary;
};

/* What night_release ends; every function below begins with it. */
void night_begin(struct night *night);

/* The whole batch under the site's locks. FAULT_LOCKED at once if another run
 * has them, after settings->wait seconds if a receive has. The summary is
 * filled as far as the batch came. */
enum status night_run(struct night *night, struct err *err);

/* Archive, verdicts and receipts without a release. Where somebody else is at
 * it nothing is done: `busy` is set. */
enum status night_receive(struct night *night, struct err *err);

/* The release again from the ledger; the inbox is left alone. */
enum status night_report(struct night *night, struct err *err);

/* Ledger and receipts again from the archive; no release. */
enum status night_rebuild(struct night *night, struct err *err);

/* The site's locks alone, for who only looks: see night_run for the faults. */
enum status night_lock(struct night *night, struct err *err);

/* Closes ledger, locks and stages; also after a failure halfway. */
void night_release(struct night *night);

#endif
