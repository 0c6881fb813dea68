/* Dockets as text and back. */
#include "pipeline/store/docket.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define DOCKET_TITLE "nianbao docket 1\n"
#define DOCKET_CRC "crc: "

enum { CRC_LINE = sizeof DOCKET_CRC - 1 + 8 + 1 };

/* How many bytes the character at the front takes if it may be shown as it
 * is, else 0. */
static size_t plain(struct view text)
{
    struct view rest = text;
    uint32_t rune = utf8_next(&rest);
    size_t n = text.n - rest.n;
    if (rune < 0x20 || rune == '\\' || (rune >= 0x7f && rune < 0xa0))
        return 0;
    return rune == 0xfffd && n == 1 ? 0 : n;
}

static void escape(struct buf *out, struct view text)
{
    while (text.n) {
        size_t n = plain(text);
        if (n)
            buf_add(out, (struct view){text.p, n});
        else
            buf_format(out, "\\x%02x", (unsigned)(unsigned char)text.p[0]);
        text.p += n ? n : 1;
        text.n -= n ? n : 1;
    }
}

static void word(struct buf *out, const char *name, struct view value)
{
    buf_format(out, "%s: ", name);
    escape(out, value);
    buf_byte(out, '\n');
}

static uint32_t sum(struct view text)
{
    return (uint32_t)crc32_z(0, (const Bytef *)text.p, text.n);
}

void docket_print(const struct delivery *delivery, struct buf *out)
{
    size_t start = out->n;
    buf_adds(out, DOCKET_TITLE);
    word(out, "sender", delivery->sender);
    word(out, "name", delivery->name);
    buf_format(out, "size: %" PRId64 "\n", delivery->size);
    buf_format(out, "inode: %" PRIu64 "\n", delivery->inode);
    buf_format(out, "ctime: %" PRId64 ".%09ld\n", delivery->ctime_seconds,
               delivery->ctime_nanoseconds);
    word(out, "received", view_of(delivery->received));
    word(out, "digest", view_of(delivery->digest));
    if (!out->failed)
        buf_format(out, DOCKET_CRC "%08" PRIx32 "\n",
                   sum((struct view){out->p + start, out->n - start}));
}

/* -1 if it is no hexadecimal digit of ours. */
static int hexadecimal(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The byte a \xNN at the front stands for, or -1. */
static int escaped(struct view text)
{
    if (text.n < 4 || text.p[0] != '\\' || text.p[1] != 'x')
        return -1;
    int high = hexadecimal(text.p[2]), low = hexadecimal(text.p[3]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

static struct view unescape(struct arena *arena, struct view text)
{
    struct view copy = arena_copy(arena, text);
    char *to = arena->failed ? NULL : arena_take(arena, text.n + 1);
    size_t n = 0;
    if (!to)
        return VIEW("");
    while (copy.n) {
        int byte = escaped(copy);
        to[n++] = byte < 0 ? copy.p[0] : (char)byte;
        copy.p += byte < 0 ? 1 : 4;
        copy.n -= byte < 0 ? 1 : 4;
    }
    return (struct view){to, n};
}

/* The next line's value; a line of another name spoils all. */
static struct view line(struct view *rest, const char *name, bool *good)
{
    struct view text = view_cut(rest, '\n');
    struct view value = text;
    struct view is = view_cut(&value, ':');
    *good &= view_equal(is, view_of(name)) && value.n && value.p[0] == ' ';
    if (!*good)
        return VIEW("");
    return (struct view){value.p + 1, value.n - 1};
}

/* All of `value` is an integer of at most 20 digits, a sign allowed. */
static int64_t integer(struct view value, bool *good)
{
    char text[24], *end;
    *good &= value.n > 0 && value.n < sizeof text;
    if (!*good)
        return 0;
    memcpy(text, value.p, value.n);
    text[value.n] = '\0';
    bool negative = text[0] == '-';
    int64_t number = negative ? (int64_t)strtoll(text, &end, 10)
                              : (int64_t)strtoull(text, &end, 10);
    *good &= *end == '\0' && (negative || (text[0] >= '0' && text[0] <= '9'));
    return number;
}

static void fixed(char *to, size_t room, struct view value, bool *good)
{
    *good &= value.n < room;
    if (*good)
        memcpy(to, value.p, value.n);
}

static bool is_whole(struct view text)
{
    struct buf crc = {0};
    if (text.n < CRC_LINE || !view_starts(text, VIEW(DOCKET_TITLE)))
        return false;
    struct view body = {text.p, text.n - CRC_LINE};
    buf_format(&crc, DOCKET_CRC "%08" PRIx32 "\n", sum(body));
    bool whole = !crc.failed && view_ends(text, buf_view(&crc));
    buf_release(&crc);
    return whole;
}

bool docket_parse(struct view text, struct arena *arena,
                  struct delivery *delivery)
{
    bool good = is_whole(text);
    if (!good)
        return false;
    struct view rest = text;
    view_cut(&rest, '\n');
    *delivery = (struct delivery){0};
    delivery->sender = unescape(arena, line(&rest, "sender", &good));
    delivery->name = unescape(arena, line(&rest, "name", &good));
    delivery->size = integer(line(&rest, "size", &good), &good);
    delivery->inode = (uint64_t)integer(line(&rest, "inode", &good), &good);
    struct view fraction = line(&rest, "ctime", &good);
    delivery->ctime_seconds = integer(view_cut(&fraction, '.'), &good);
    delivery->ctime_nanoseconds = (long)integer(fraction, &good);
    fixed(delivery->received, sizeof delivery->received,
          line(&rest, "received", &good), &good);
    fixed(delivery->digest, sizeof delivery->digest,
          line(&rest, "digest", &good), &good);
    return good && !arena->failed;
}
