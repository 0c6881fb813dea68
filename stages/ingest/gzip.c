/* gzip, strictly: zlib checks CRC and length, this checks the ends. */
#include "stages/ingest/gzip.h"

/* zlib reads header and trailer itself (RFC 1952, 2.3) and refuses a CRC-32 or
 * a length that does not fit. */
bool gzip_begin(struct gzip *gzip, struct flow *flow, uint64_t size)
{
    gzip->size = size;
    gzip->ended = false;
    return inflate_begin(&gzip->inflater, INFLATE_GZIP, flow,
                         (struct sink){flow, flow_push});
}

void gzip_close(struct gzip *gzip)
{
    inflate_close(&gzip->inflater);
}

/* RFC 1952, 2.2 allows several members in a row; gunzip joins them, others read
 * the first alone. One file would be two returns: so there may be one only.
 * Zeros behind it, as tapes left them, are refused as well. */
enum status gzip_push(void *self, struct view bytes, struct err *err)
{
    struct gzip *gzip = self;
    struct view rest = bytes;
    if (!gzip->ended) {
        enum status s = inflate_push(&gzip->inflater, bytes, &rest, err);
        if (s != STATUS_END)
            return s;
        gzip->ended = true;
    }
    if (!rest.n)
        return STATUS_OK;
    return flow_refuse(
        gzip->inflater.flow, err, "ingest.trailing", "%llu",
        (unsigned long long)(gzip->size - gzip->inflater.stream.total_in));
}

enum status gzip_end(struct gzip *gzip, struct err *err)
{
    struct flow *flow = gzip->inflater.flow;
    if (!gzip->ended)
        return flow_refuse(flow, err, "ingest.truncated", "gzip");
    return flow_end(flow, err);
}
