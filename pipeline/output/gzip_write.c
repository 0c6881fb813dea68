/* A gzip member by zlib. */
#include "pipeline/output/gzip_write.h"

#include <limits.h>
#include <stdint.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };

/* The bound is met in one call; a text that zlib cannot count is refused as if
 * memory were out, which it would be. */
static bool deflate_all(z_stream *z, struct view text, struct buf *out)
{
    uLong bound = deflateBound(z, text.n);
    if (text.n > UINT_MAX || bound > UINT_MAX || !buf_room(out, bound))
        return false;
    /* zlib only reads it, but its member is not const without ZLIB_CONST. */
    z->next_in = (z_const Bytef *)(uintptr_t)text.p;
    z->avail_in = (uInt)text.n;
    z->next_out = (Bytef *)(out->p + out->n);
    z->avail_out = (uInt)bound;
    if (deflate(z, Z_FINISH) != Z_STREAM_END)
        return false;
    out->n += z->total_out;
    return true;
}

/* zlib's own header has time 0, no name, and its system as Unix. */
bool gzip_write(struct view text, struct buf *out)
{
    z_stream z = {0};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
                     MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    bool done = deflate_all(&z, text, out);
    deflateEnd(&z);
    return done;
}
