/* The bytes of a drop, read through its descriptor alone. */
#ifndef NIANBAO_STAGES_INGEST_READER_H
#define NIANBAO_STAGES_INGEST_READER_H

#include <stdint.h>

#include "stages/ingest/flow.h"

/* A piece of the file: large enough that system calls do not show, small enough
 * for a limit to stop in time. */
enum { READER_CHUNK = 64 << 10 };

/* pread and an offset of its own: the descriptor is shared with the process
 * that sent it, and so is the file position. What was unpacked before is read
 * from `memory`, if that has a `p`. */
struct reader {
    int fd;
    struct view memory;
    uint64_t at; /* of the next byte */
    char chunk[READER_CHUNK];
};

/* The next bytes, at most `most` and a chunk; empty at the end of the file.
 * They are overwritten by the next call. FAULT_IO. */
enum status reader_next(struct reader *reader, uint64_t most,
                        struct view *bytes, struct err *err);

/* Exactly `n` bytes at `offset` into `to`; STATUS_END if the file is shorter,
 * `to` is then filled in part. Does not move the next byte. FAULT_IO. */
enum status reader_at(const struct reader *reader, uint64_t offset, void *to,
                      size_t n, struct err *err);

/* The next `size` bytes into `sink`, or what it answers if not STATUS_OK;
 * STATUS_END if the file is shorter. */
enum status reader_pour(struct reader *reader, uint64_t size, struct sink sink,
                        struct err *err);

#endif
