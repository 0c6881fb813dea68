/* What supervisor and worker say to each other: a kind, a length, bytes. */
#ifndef NIANBAO_ENGINE_FRAME_H
#define NIANBAO_ENGINE_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/engine/work.h"

/* A job goes to the worker with the original's descriptor; records and one
 * closing verdict, or a fault of ours, come back. */
enum frame_kind { FRAME_JOB, FRAME_RECORD, FRAME_VERDICT, FRAME_FAULT };

enum { FRAME_MOST = 64 << 20 }; /* bytes of one frame, whoever wrote it */

struct frame {
    enum frame_kind kind;
    struct view body; /* into the buffer it was taken from */
};

/* Takes the first whole frame off `bytes`. STATUS_END when there is none yet;
 * FAULT_BUG if what stands there is no frame. */
enum status frame_take(struct view *bytes, struct frame *frame,
                       struct err *err);

/* Appends a frame to `out`: frame_begin, the words, frame_end with what
 * frame_begin returned. */
size_t frame_begin(struct buf *out, enum frame_kind kind);

/* Writes the length of what was added since; nothing after a failed one. */
void frame_end(struct buf *out, size_t begun);

/* The words a body is made of; each with its length. */
void frame_put(struct buf *out, struct view word);

/* Eight bytes in the machine's own order: both ends are this machine. */
void frame_put_number(struct buf *out, int64_t number);
/* False when the body is shorter than it says. */
bool frame_get(struct view *body, struct view *word);

/* As frame_get. */
bool frame_get_number(struct view *body, int64_t *number);

/* Whole messages. Views read point into the body. */
void frame_put_job(struct buf *out, const struct drop *drop);

/* False when it is no job; `fd` is left as it is, it rides beside. */
bool frame_get_job(struct view body, struct drop *drop);

/* A packed record with what the ledger wants to know of it. */
void frame_put_record(struct buf *out, const struct ledger_submission *row);

/* False when it is no record; drop and id are the supervisor's. */
bool frame_get_record(struct view body, struct ledger_submission *row);

/* The closing verdict, with findings about the drop itself, packed. */
void frame_put_verdict(struct buf *out, const struct work_result *result,
                       struct view findings);

/* False when it is none, or one that a worker may not give. */
bool frame_get_verdict(struct view body, struct work_result *result,
                       struct view *findings);

#endif
