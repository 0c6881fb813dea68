/* Unpacks one deflate stream into a sink. */
#include "stages/ingest/inflate.h"

/* zlib's own coding: 16 more asks for a gzip header, a negative number for
 * none at all. */
enum { GZIP_WINDOW = 16 + MAX_WBITS };

/* inflateReset2 keeps the window of 32 KiB: a bundle of thousands of members
 * would allocate it for each otherwise. */
bool inflate_begin(struct inflater *inflater, enum inflate_format format,
                   struct flow *flow, struct sink sink)
{
    int bits = format == INFLATE_RAW ? -MAX_WBITS : GZIP_WINDOW;
    inflater->flow = flow;
    inflater->sink = sink;
    if (inflater->open)
        return inflateReset2(&inflater->stream, bits) == Z_OK;
    inflater->stream = (z_stream){0};
    inflater->open = inflateInit2(&inflater->stream, bits) == Z_OK;
    return inflater->open;
}

void inflate_close(struct inflater *inflater)
{
    if (inflater->open)
        inflateEnd(&inflater->stream);
    inflater->open = false;
}

/* zlib's words are few, fixed and hold nothing of the input. */
static enum status refuse(const struct inflater *inflater, int result,
                          struct err *err)
{
    if (result == Z_MEM_ERROR)
        return err_memory(err);
    const char *why = inflater->stream.msg ? inflater->stream.msg : "zlib";
    return flow_refuse(inflater->flow, err, "ingest.damaged", "%s", why);
}

/* One turn of the crank: as much as fits into `out`. */
static int turn(struct inflater *inflater, struct view *made)
{
    z_stream *z = &inflater->stream;
    z->next_out = inflater->out;
    z->avail_out = INFLATE_OUT;
    int result = inflate(z, Z_NO_FLUSH);
    made->p = (const char *)inflater->out;
    made->n = INFLATE_OUT - z->avail_out;
    return result;
}

/* A turn may fill `out` and leave no input: what is still in the window comes
 * with another turn, and Z_BUF_ERROR only says that there was none. */
enum status inflate_push(struct inflater *inflater, struct view bytes,
                         struct view *rest, struct err *err)
{
    z_stream *z = &inflater->stream;
    z->next_in = (z_const Bytef *)(uintptr_t)bytes.p;
    z->avail_in = (uInt)bytes.n;
    int result;
    do {
        struct view made;
        result = turn(inflater, &made);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return refuse(inflater, result, err);
        enum status s = STATUS_OK;
        if (made.n)
            s = inflater->sink.take(inflater->sink.self, made, err);
        if (s != STATUS_OK)
            return s;
    } while (result == Z_OK && (z->avail_in || !z->avail_out));
    *rest = (struct view){bytes.p + (bytes.n - z->avail_in), z->avail_in};
    return result == Z_STREAM_END ? STATUS_END : STATUS_OK;
}
