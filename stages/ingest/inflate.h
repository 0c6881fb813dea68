/* zlib's streams with the checks that gzread leaves out. */
#ifndef NIANBAO_STAGES_INGEST_INFLATE_H
#define NIANBAO_STAGES_INGEST_INFLATE_H

#include <stdint.h>
#include <zlib.h>

#include "stages/ingest/flow.h"

/* What is unpacked between two looks at the limits. */
enum { INFLATE_OUT = 64 << 10 };

/* Deflate as it stands in a zip (RFC 1951), or with gzip's header and trailer
 * around it (RFC 1952). */
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

/* Ready for the next stream; what is left of the last is dropped. False when
 * memory is out. `sink` must outlive the stream. */
bool inflate_begin(struct inflater *inflater, enum inflate_format format,
                   struct flow *flow, struct sink sink);
/* Frees zlib's memory; harmless twice, and before the first use. */
void inflate_close(struct inflater *inflater);

/* Unpacks `bytes` into the sink, at most UINT_MAX of them. STATUS_OK: more are
 * wanted. STATUS_END when the stream ended within them: `*rest` is what follows
 * it. STATUS_REJECT "ingest.damaged", or whatever the sink answers. */
enum status inflate_push(struct inflater *inflater, struct view bytes,
                         struct view *rest, struct err *err);

#endif
