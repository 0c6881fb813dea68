/* Growing buffers: the half of text.h that allocates. */
#include "pipeline/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUF_LEAST = 64, FORMAT_MOST = 256 };

/* The room to ask for, doubling; 0 if it cannot be counted. */
static size_t next_room(const struct buf *buf, size_t need)
{
    size_t room = buf->room ? buf->room : BUF_LEAST;

    while (room < need) {
        if (room > SIZE_MAX / 2)
            return 0;
        room *= 2;
    }
    return room;
}

/* After a failure the old bytes still are there and still are freed by
 * buf_release. */
static bool grow(struct buf *buf, size_t need)
{
    size_t room = next_room(buf, need);
    char *p = room ? realloc(buf->p, room) : NULL;

    if (!p) {
        buf->failed = true;
        return false;
    }
    buf->p = p;
    buf->room = room;
    return true;
}

char *buf_room(struct buf *buf, size_t room)
{
    if (buf->failed)
        return NULL;
    if (room >= SIZE_MAX - buf->n) {
        buf->failed = true;
        return NULL;
    }
    /* One byte more than asked for, so that a NUL always fits. */
    if (buf->room - buf->n <= room && !grow(buf, buf->n + room + 1))
        return NULL;
    return buf->p + buf->n;
}

/* The NUL behind it is for those who pass `p` to the C library. It is not
 * counted, and `n` bytes may hold others. */
void buf_add(struct buf *buf, struct view text)
{
    char *to = buf_room(buf, text.n);

    if (!to)
        return;
    if (text.n > 0)
        memcpy(to, text.p, text.n);
    to[text.n] = '\0';
    buf->n += text.n;
}

void buf_adds(struct buf *buf, const char *string)
{
    buf_add(buf, view_of(string));
}

void buf_byte(struct buf *buf, char byte)
{
    char *to = buf_room(buf, 1);

    if (!to)
        return;
    to[0] = byte;
    to[1] = '\0';
    buf->n++;
}

/* The lead byte's marks for a sequence of n bytes. */
static char lead_byte(uint32_t rune, size_t n)
{
    static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};

    return (char)(unsigned char)(marks[n] | rune >> 6 * (n - 1));
}

void buf_rune(struct buf *buf, uint32_t rune)
{
    /* Nothing beyond Unicode gets past the check below, so four bytes do. */
    char bytes[4];
    size_t n;

    if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
        rune = 0xfffd;
    n = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    bytes[0] = lead_byte(rune, n);
    for (size_t i = 1; i < n; i++) {
        uint32_t bits = rune >> 6 * (n - 1 - i) & 0x3f;

        bytes[i] = (char)(unsigned char)(0x80 | bits);
    }
    buf_add(buf, (struct view){bytes, n});
}

/* Only what is long is written twice; then in place: buf_room always leaves a
 * byte for vsnprintf's NUL. */
void buf_format(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    char brief[FORMAT_MOST];
    char *to;
    int n;

    va_start(arguments, format);
    n = vsnprintf(brief, sizeof brief, format, arguments);
    va_end(arguments);
    if (n >= 0 && (size_t)n < sizeof brief) {
        buf_add(buf, (struct view){brief, (size_t)n});
        return;
    }
    to = n < 0 ? NULL : buf_room(buf, (size_t)n);
    if (!to) {
        buf->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(to, (size_t)n + 1, format, arguments);
    va_end(arguments);
    buf->n += (size_t)n;
}

struct view buf_view(const struct buf *buf)
{
    return (struct view){buf->p ? buf->p : "", buf->n};
}

void buf_clear(struct buf *buf)
{
    buf->n = 0;
    if (buf->p)
        buf->p[0] = '\0';
}

void buf_release(struct buf *buf)
{
    free(buf->p);
    *buf = (struct buf){NULL, 0, 0, false};
}
