/* zlib's streams with the checks that gzread leaves out. */
#ifndef NIANBAO_STAGES_INGEST_INFLATE_H
#define NIANBAO_STAGES_INGEST_INFLATE_H

#include <stdint.h>
#include <zlib.h>

#include "stages/ingest/flow.h"

enum { INFLATE_OUT = 64 << 10 };

enum inflate_format { INFLATE_RAW, INFLATE_GZIP };

/* One stream of one format, used again and again. What it unpacks goes to
 * `sink`, what it refuses is told through `flow`. Zero before first use. */
struct inflater {
    z_stream stream;
    bool open;
    struct flow *flow;
    struct sink sink;
    unsigned char out[INFLATE_OUT];
};

/* Ready for the next stream. False when memory is out. */
bool inflate_begin(struct inflater *inflater, enum inflate_format format,
                   struct flow *flow, struct sink sink);
void inflate_close(struct inflater *inflater);

/* Unpacks `bytes` into the sink. STATUS_END when the stream ended within them:
 * `*rest` is what follows it. */
enum status inflate_push(struct inflater *inflater, struct view bytes,
                         struct view *rest, struct err *err);

#endif
