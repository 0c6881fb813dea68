/* A worker's job: one drop in, packed records and one verdict out. It touches
 * nothing but the drop, so that it can live in a process of its own. */
#ifndef NIANBAO_ENGINE_WORK_H
#define NIANBAO_ENGINE_WORK_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/engine/road.h"
#include "pipeline/store/ledger.h"

/* What a drop came to. */
struct work_result {
    enum verdict verdict;
    size_t submissions, values, rejected;
    bool warned, partly;
    bool broken; /* it ended its worker: not of work_drop's own saying */
};

/* Who takes the records as they come. `row` has the return, the version and
 * the packed record; its words are gone after the call. */
struct work_sink {
    void *self;
    enum status (*record)(void *self, struct ledger_submission *row,
                          struct err *err);
    /* Also the submission itself, for `check`; may be NULL. */
    void (*look)(void *self, const struct submission *submission);
};

struct work {
    struct road *road;
    struct arena arena; /* of one submission */
    struct arena drop;  /* of the drop's own findings */
    struct buf packed;
    struct buf findings;        /* the drop's own, packed */
    struct array drop_findings; /* the same as struct finding */
    struct work_sink sink;
    struct work_result result;
};

/* Ready for drops; `road` must outlive it. */
void work_init(struct work *work, struct road *road, struct work_sink sink);

/* Everything it took; the road is not its own. */
void work_release(struct work *work);

/* Reads and judges one drop. STATUS_OK whatever its verdict, which is in
 * work->result with findings about the drop itself in work->findings;
 * STATUS_FATAL for faults of ours or the machine. When the drop turned out to
 * be unreadable the records handed out before must be taken back. */
enum status work_drop(struct work *work, struct drop *drop, struct err *err);

#endif
