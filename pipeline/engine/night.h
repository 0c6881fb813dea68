/* One batch: receive what lies in the inbox, compile, publish. */
#ifndef NIANBAO_ENGINE_NIGHT_H
#define NIANBAO_ENGINE_NIGHT_H

#include <stdbool.h>
#include <time.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/engine/crew.h"
#include "pipeline/engine/road.h"
#include "pipeline/model/settings.h"
#include "pipeline/store/ledger.h"

/* How far a batch is; `total` 0 while that is not known. */
struct progress {
    void *self;
    void (*show)(void *self, const char *doing, size_t done, size_t total);
};

/* What a batch did. */
struct summary {
    size_t drops, waiting, refused; /* seen, not settled yet, no plain files */
    size_t by_verdict[VERDICT_REPEATED + 1];
    size_t submissions, values, findings;
    bool published; /* a release was made */
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
    struct progress progress;
    /* from here on the night's own */
    struct road road;
    struct crew crew;
    int lock;
    struct ledger *ledger;
    struct arena arena;
    struct summary summary;
};

/* The whole batch under the site's lock. The summary is filled as far as the
 * batch came. */
enum status night_run(struct night *night, struct err *err);

/* The release again from the ledger; the inbox is left alone. */
enum status night_report(struct night *night, struct err *err);

void night_release(struct night *night);

#endif
