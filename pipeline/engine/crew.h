/* The supervisor's side of the workers: hands out drops, takes records and
 * verdicts, replaces who dies or takes too long. It never parses what comes
 * from outside. */
#ifndef NIANBAO_ENGINE_CREW_H
#define NIANBAO_ENGINE_CREW_H

#include <sys/types.h>

#include "pipeline/engine/road.h"
#include "pipeline/engine/work.h"

enum { CREW_MOST = 64, CREW_AHEAD = 16 };

/* A drop that a worker has; `tag` is the client's. */
struct crew_job {
    struct drop drop;
    size_t tag;
};

/* Jobs stand in the order they were handed out; the first is being worked on
 * since `since`. */
struct crew_worker {
    int channel; /* -1: nobody */
    pid_t pid;
    struct buf in;
    struct crew_job jobs[CREW_AHEAD];
    size_t count;
    int64_t since; /* milliseconds of the monotonic clock */
};

struct crew {
    pid_t template;
    int control;
    size_t size;
    struct crew_worker workers[CREW_MOST];
    struct crew_job again[CREW_MOST * CREW_AHEAD]; /* left by the dead */
    size_t again_count;
};

/* Who the crew works for. Calls come one at a time; for each tag records come
 * in order and one verdict last. */
struct crew_client {
    void *self;
    /* The next drop; its descriptor becomes the crew's. STATUS_END: no more. */
    enum status (*next)(void *self, struct drop *drop, size_t *tag,
                        struct err *err);
    /* A worker may be at the drop of that tag for so long. */
    long (*seconds)(void *self, size_t tag);
    enum status (*record)(void *self, size_t tag, struct ledger_submission *row,
                          struct err *err);
    enum status (*verdict)(void *self, size_t tag,
                           const struct work_result *result,
                           struct view findings, struct err *err);
};

/* Forks the template: before the ledger is opened or the lock is taken, so
 * that no worker can inherit either. `workers` 0: one for each core; `jailed`:
 * they may do nothing but read what they are sent. */
enum status crew_open(struct crew *crew, struct road *road, long workers,
                      bool jailed, struct err *err);
/* Ends template and workers. */
void crew_close(struct crew *crew);

/* Works until the client has no more and every verdict has come. */
enum status crew_run(struct crew *crew, const struct crew_client *client,
                     struct err *err);

#endif
