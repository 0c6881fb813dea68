/* A gzip file: one member, whole, and nothing behind it. */
#ifndef NIANBAO_STAGES_INGEST_GZIP_H
#define NIANBAO_STAGES_INGEST_GZIP_H

#include "stages/ingest/inflate.h"

/* A document inside gzip on its way into a flow. Zero before first use. */
struct gzip {
    struct inflater inflater;
    uint64_t size; /* of the gzip file */
    bool ended;
};

/* Ready for the bytes of a gzip file of `size` bytes; the document has begun
 * in `flow`. False when memory is out. */
bool gzip_begin(struct gzip *gzip, struct flow *flow, uint64_t size);
/* Frees what inflating needs; it may be begun again afterwards. */
void gzip_close(struct gzip *gzip);

/* Its next bytes; `self` is the gzip, so that it can be a sink. STATUS_REJECT
 * for what is damaged or stands behind the one member. */
enum status gzip_push(void *self, struct view bytes, struct err *err);

/* Its end, the document's too. STATUS_REJECT "ingest.truncated" if the member
 * has not ended: its CRC was never seen. */
enum status gzip_end(struct gzip *gzip, struct err *err);

#endif
