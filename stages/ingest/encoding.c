/* Transcodes a document to UTF-8, or proves that it is that. */
#include "stages/ingest/encoding.h"

#include <errno.h>
#include <string.h>

/* UTF-8 needs no converter: it is only proved. */
static const char *const names[ENCODING_KINDS] = {
    [ENCODING_UTF8] = "UTF-8",
    [ENCODING_GB18030] = "GB18030",
    [ENCODING_UTF16LE] = "UTF-16LE",
    [ENCODING_UTF16BE] = "UTF-16BE",
};

bool encoding_open(struct encoding *encoding)
{
    for (int k = ENCODING_GB18030; k < ENCODING_KINDS; k++) {
        iconv_t converter = iconv_open("UTF-8", names[k]);
        if (converter == (iconv_t)-1)
            return false;
        encoding->converters[k] = converter;
    }
    return true;
}

void encoding_close(struct encoding *encoding)
{
    for (int k = ENCODING_GB18030; k < ENCODING_KINDS; k++)
        if (encoding->converters[k])
            iconv_close(encoding->converters[k]);
    buf_release(&encoding->head);
    buf_release(&encoding->joined);
}

/* A failure is sticky in a buffer, and a worker reads many documents: that of
 * the last must not condemn the next. */
static void reset(struct buf *buf)
{
    if (buf->failed)
        buf_release(buf);
    buf_clear(buf);
}

void encoding_begin(struct encoding *encoding)
{
    encoding->kind = ENCODING_UNKNOWN;
    encoding->broken = false;
    encoding->tail_count = 0;
    encoding->declared[0] = '\0';
    reset(&encoding->head);
    reset(&encoding->joined);
    for (int k = ENCODING_GB18030; k < ENCODING_KINDS; k++)
        iconv(encoding->converters[k], NULL, NULL, NULL, NULL);
}

bool encoding_failed(const struct encoding *encoding)
{
    return encoding->head.failed || encoding->joined.failed;
}

const char *encoding_name(const struct encoding *encoding)
{
    if (encoding->declared[0])
        return encoding->declared;
    return encoding->kind ? names[encoding->kind] : "?";
}

/* A character begun in an earlier chunk: bytes are moved to it until it is
 * whole. Four that are none will never be one. */
static void finish_tail(struct encoding *encoding, struct view *bytes)
{
    while (encoding->tail_count && bytes->n) {
        encoding->tail[encoding->tail_count++] = *bytes->p;
        bytes->p++;
        bytes->n--;
        struct view tail = {encoding->tail, encoding->tail_count};
        if (utf8_valid(tail))
            encoding->tail_count = 0;
        else if (tail.n == 4)
            encoding->broken = true;
        if (encoding->broken)
            return;
    }
}

/* How many bytes at the end may begin a character that is still to come: by
 * RFC 3629 a first byte from C0 on announces two, from E0 three, from F0 four.
 * Whether such a beginning is a good one shows when the rest has come. */
static size_t unfinished(struct view bytes)
{
    for (size_t n = 1; n < 4 && n <= bytes.n; n++) {
        unsigned char byte = (unsigned char)bytes.p[bytes.n - n];
        if (byte < 0x80)
            return 0;
        if (byte >= 0xC0)
            return byte >= (n == 1 ? 0xC0 : n == 2 ? 0xE0 : 0xF0) ? n : 0;
    }
    return 0;
}

/* The parser alone would do, were it not for its taste in overlong ones: two
 * spellings of one character are two texts to whatever compares bytes. */
static void check(struct encoding *encoding, struct view bytes)
{
    finish_tail(encoding, &bytes);
    if (encoding->broken || !bytes.n)
        return;
    size_t kept = unfinished(bytes);
    bytes.n -= kept;
    encoding->broken = !utf8_valid(bytes);
    memcpy(encoding->tail, bytes.p + bytes.n, kept);
    encoding->tail_count = kept;
}

/* Converts what is whole of `bytes`; returns what is left. EILSEQ or EINVAL in
 * errno say why, if anything is. UTF-8 of two bytes in UTF-16 or GB18030 has
 * three at most, so the room asked for mostly does; E2BIG asks for more. */
static struct view convert(iconv_t converter, struct view bytes,
                           struct buf *out)
{
    char *from = (char *)(uintptr_t)bytes.p; /* iconv does not write there */
    size_t left = bytes.n, n = 0;
    errno = 0;
    while (left && (n != (size_t)-1 || errno == E2BIG)) {
        size_t room = left * 2 + 16, had = room;
        char *to = buf_room(out, room);
        if (!to)
            break;
        n = iconv(converter, &from, &left, &to, &room);
        out->n += had - room;
    }
    return (struct view){from, left};
}

/* EINVAL is a character cut in two by the chunk's end and is kept for the next;
 * anything else left over is no character. 0xFF, which UTF-8 never has, stands
 * in its place: the parser stops there and so tells line and column. */
static void convert_chunk(struct encoding *encoding, struct view bytes,
                          struct buf *out)
{
    struct view left =
        convert(encoding->converters[encoding->kind], bytes, out);
    encoding->broken =
        left.n && !out->failed && (errno == EILSEQ || left.n > ENCODING_TAIL);
    if (encoding->broken)
        buf_byte(out, '\xFF');
    else if (!out->failed)
        memcpy(encoding->tail, left.p, left.n);
    encoding->tail_count = encoding->broken || out->failed ? 0 : left.n;
}

/* The kept tail joined with what follows it. UTF-8 is passed on as it is: what
 * is most of all input is not copied. */
static void transcode(struct encoding *encoding, struct view *bytes,
                      struct buf *out)
{
    struct buf *joined = &encoding->joined;
    if (encoding->kind == ENCODING_UTF8) {
        check(encoding, *bytes);
        return;
    }
    if (encoding->tail_count) {
        buf_clear(joined);
        buf_add(joined, (struct view){encoding->tail, encoding->tail_count});
        buf_add(joined, *bytes);
        *bytes = buf_view(joined);
    }
    convert_chunk(encoding, *bytes, out);
    *bytes = buf_view(out);
}

/* The mark is cut off: it is no character of the document. */
static const char *decide(struct encoding *encoding, struct view *bytes)
{
    struct declaration d;
    const char *code = declaration_read(&d, *bytes);
    encoding->kind = d.kind;
    if (d.name.n && d.name.n < sizeof encoding->declared) {
        memcpy(encoding->declared, d.name.p, d.name.n);
        encoding->declared[d.name.n] = '\0';
    }
    bytes->p += d.mark;
    bytes->n -= d.mark;
    return code;
}

/* First bytes are gathered until the declaration can be read; then all of them
 * go on at once. */
const char *encoding_decode(struct encoding *encoding, struct view *bytes,
                            struct buf *out)
{
    const char *code = NULL;
    if (encoding->kind == ENCODING_UNKNOWN) {
        buf_add(&encoding->head, *bytes);
        *bytes = (struct view){"", 0};
        if (!declaration_complete(buf_view(&encoding->head)))
            return NULL;
        *bytes = buf_view(&encoding->head);
        code = decide(encoding, bytes);
    }
    if (!code && bytes->n)
        transcode(encoding, bytes, out);
    return code;
}

const char *encoding_end(struct encoding *encoding, struct view *bytes,
                         struct buf *out)
{
    const char *code = NULL;
    *bytes = (struct view){"", 0};
    if (encoding->kind == ENCODING_UNKNOWN && encoding->head.n) {
        *bytes = buf_view(&encoding->head);
        code = decide(encoding, bytes);
        if (!code && bytes->n)
            transcode(encoding, bytes, out);
    }
    encoding->broken = encoding->broken || encoding->tail_count > 0;
    return code;
}

bool encoding_gb18030(struct encoding *encoding, struct view bytes,
                      struct buf *out)
{
    iconv_t converter = encoding->converters[ENCODING_GB18030];
    iconv(converter, NULL, NULL, NULL, NULL);
    return !convert(converter, bytes, out).n && !out->failed;
}
