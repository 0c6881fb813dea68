/* The bytes between supervisor and worker; lengths are checked on both sides,
 * for a worker may have been taken over by what it read. */
#include "pipeline/engine/frame.h"

#include <string.h>

enum { HEAD = 5 }; /* a byte for the kind, four for the length */

enum status frame_take(struct view *bytes, struct frame *frame, struct err *err)
{
    uint32_t length;
    if (bytes->n < HEAD)
        return STATUS_END;
    memcpy(&length, bytes->p + 1, sizeof length);
    if (bytes->p[0] < FRAME_JOB || bytes->p[0] > FRAME_FAULT ||
        length > FRAME_MOST)
        return err_set(err, FAULT_BUG, "a worker sent no frame");
    if (bytes->n - HEAD < length)
        return STATUS_END;
    frame->kind = (enum frame_kind)bytes->p[0];
    frame->body = (struct view){bytes->p + HEAD, length};
    bytes->p += HEAD + length;
    bytes->n -= HEAD + length;
    return STATUS_OK;
}

size_t frame_begin(struct buf *out, enum frame_kind kind)
{
    size_t begun = out->n;
    buf_byte(out, (char)kind);
    buf_add(out, VIEW("\0\0\0\0"));
    return begun;
}

void frame_end(struct buf *out, size_t begun)
{
    if (out->failed)
        return;
    uint32_t length = (uint32_t)(out->n - begun - HEAD);
    memcpy(out->p + begun + 1, &length, sizeof length);
}

void frame_put_number(struct buf *out, int64_t number)
{
    char bytes[sizeof number];
    memcpy(bytes, &number, sizeof number);
    buf_add(out, (struct view){bytes, sizeof bytes});
}

void frame_put(struct buf *out, struct view word)
{
    frame_put_number(out, (int64_t)word.n);
    buf_add(out, word);
}

bool frame_get_number(struct view *body, int64_t *number)
{
    if (body->n < sizeof *number)
        return false;
    memcpy(number, body->p, sizeof *number);
    body->p += sizeof *number;
    body->n -= sizeof *number;
    return true;
}

bool frame_get(struct view *body, struct view *word)
{
    int64_t n;
    if (!frame_get_number(body, &n) || n < 0 || (uint64_t)n > body->n)
        return false;
    *word = (struct view){body->p, (size_t)n};
    body->p += n;
    body->n -= (size_t)n;
    return true;
}

void frame_put_job(struct buf *out, const struct drop *drop)
{
    size_t begun = frame_begin(out, FRAME_JOB);
    frame_put(out, drop->name);
    frame_put(out, drop->sender);
    frame_put(out, drop->received);
    frame_put_number(out, (int64_t)drop->size);
    frame_put_number(out, drop->seconds);
    frame_end(out, begun);
}

bool frame_get_job(struct view body, struct drop *drop)
{
    int64_t size, seconds;
    if (!frame_get(&body, &drop->name) || !frame_get(&body, &drop->sender) ||
        !frame_get(&body, &drop->received) || !frame_get_number(&body, &size) ||
        size < 0 || !frame_get_number(&body, &seconds))
        return false;
    drop->size = (size_t)size;
    drop->seconds = (long)seconds;
    return true;
}

void frame_put_record(struct buf *out, const struct ledger_submission *row)
{
    size_t begun = frame_begin(out, FRAME_RECORD);
    frame_put(out, row->unit);
    frame_put(out, row->form);
    frame_put(out, row->period);
    frame_put(out, row->prepared);
    frame_put(out, row->record);
    frame_put_number(out, row->ordinal);
    frame_put_number(out, row->revision);
    frame_put_number(out, row->mode);
    frame_put_number(out, row->acceptance);
    frame_end(out, begun);
}

/* One of the numbers that are small by nature. */
static bool get_int(struct view *body, int *number)
{
    int64_t wide;
    if (!frame_get_number(body, &wide) || wide < INT32_MIN || wide > INT32_MAX)
        return false;
    *number = (int)wide;
    return true;
}

bool frame_get_record(struct view body, struct ledger_submission *row)
{
    *row = (struct ledger_submission){0};
    return frame_get(&body, &row->unit) && frame_get(&body, &row->form) &&
           frame_get(&body, &row->period) && frame_get(&body, &row->prepared) &&
           frame_get(&body, &row->record) && get_int(&body, &row->ordinal) &&
           get_int(&body, &row->revision) && get_int(&body, &row->mode) &&
           get_int(&body, &row->acceptance);
}

void frame_put_verdict(struct buf *out, const struct work_result *result,
                       struct view findings)
{
    size_t begun = frame_begin(out, FRAME_VERDICT);
    frame_put_number(out, result->verdict);
    frame_put_number(out, (int64_t)result->submissions);
    frame_put_number(out, (int64_t)result->values);
    frame_put(out, findings);
    frame_end(out, begun);
}

bool frame_get_verdict(struct view body, struct work_result *result,
                       struct view *findings)
{
    int verdict;
    int64_t submissions, values;
    if (!get_int(&body, &verdict) || verdict <= VERDICT_NONE ||
        verdict > VERDICT_REJECTED || !frame_get_number(&body, &submissions) ||
        !frame_get_number(&body, &values) || !frame_get(&body, findings))
        return false;
    *result = (struct work_result){.verdict = (enum verdict)verdict,
                                   .submissions = (size_t)submissions,
                                   .values = (size_t)values};
    return true;
}
