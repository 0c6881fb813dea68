/* Decides a document's encoding from its mark and its XML declaration. */
#include "stages/ingest/declaration.h"

#include <string.h>
#include <strings.h>

/* Declared names, in any case (XML 1.0, 4.3.3). Which end of UTF-16 comes first
 * is told by the mark, so the bare name fits both. GB 18030 extends GBK, and
 * that GB 2312; programs that write one often declare another. */
static const struct {
    const char *name;
    enum encoding_kind kind, other;
} listed[] = {
    {"utf-8", ENCODING_UTF8, ENCODING_UTF8},
    {"utf8", ENCODING_UTF8, ENCODING_UTF8},
    {"us-ascii", ENCODING_UTF8, ENCODING_UTF8},
    {"gb18030", ENCODING_GB18030, ENCODING_GB18030},
    {"gbk", ENCODING_GB18030, ENCODING_GB18030},
    {"gb2312", ENCODING_GB18030, ENCODING_GB18030},
    {"cp936", ENCODING_GB18030, ENCODING_GB18030},
    {"utf-16", ENCODING_UTF16LE, ENCODING_UTF16BE},
    {"utf-16le", ENCODING_UTF16LE, ENCODING_UTF16LE},
    {"utf-16be", ENCODING_UTF16BE, ENCODING_UTF16BE},
};

/* Byte order marks. That of UTF-8 orders nothing and is written by Windows. */
static const struct {
    struct view bytes;
    enum encoding_kind kind;
} marks[] = {
    {{"\xEF\xBB\xBF", 3}, ENCODING_UTF8},
    {{"\xFF\xFE", 2}, ENCODING_UTF16LE},
    {{"\xFE\xFF", 2}, ENCODING_UTF16BE},
};

static struct view front(struct view head)
{
    if (head.n > DECLARATION_MOST)
        head.n = DECLARATION_MOST;
    return head;
}

/* Half a unit of UTF-16 at the end might be half of the '>'. */
static bool is_whole(struct view head)
{
    return head.n % 2 == 0 || (!view_starts(head, VIEW("\xFF\xFE")) &&
                               !view_starts(head, VIEW("\xFE\xFF")));
}

bool declaration_complete(struct view head)
{
    if (head.n >= DECLARATION_MOST)
        return true;
    return head.n >= 4 && memchr(head.p, '>', head.n) && is_whole(head);
}

static bool is_wide(enum encoding_kind kind)
{
    return kind == ENCODING_UTF16LE || kind == ENCODING_UTF16BE;
}

/* UTF-16 in one byte a character, '?' for those that need two. */
static struct view narrow(struct declaration *d, struct view wide)
{
    size_t low = d->kind == ENCODING_UTF16BE;
    for (size_t i = 0; i + 1 < wide.n; i += 2)
        d->narrow[i / 2] = wide.p[i + 1 - low] ? '?' : wide.p[i + low];
    return (struct view){d->narrow, wide.n / 2};
}

/* "<?xml-stylesheet" begins like a declaration and is none. */
static bool is_declaration(struct view head)
{
    return view_starts(head, VIEW("<?xml")) && head.n > 5 &&
           (head.p[5] == ' ' || (head.p[5] >= '\t' && head.p[5] <= '\r'));
}

/* The value of encoding="..." in a declaration; empty if it has none. Only as
 * careful as it must be: what is no declaration the parser refuses later. */
static struct view declared(struct view text)
{
    struct view none = {0};
    const char *end = text.p + text.n;
    const char *at = memmem(text.p, text.n, "encoding", 8);
    while (at && at < end && *at != '"' && *at != '\'')
        at++;
    if (!at || at == end)
        return none;
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close ? (struct view){at + 1, (size_t)(close - at - 1)} : none;
}

/* Whether `name` may be declared by a document of `kind`; `kind` unknown: the
 * one it stands for is filled in. */
static bool fits(struct view name, enum encoding_kind *kind)
{
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        if (strlen(listed[i].name) != name.n ||
            strncasecmp(listed[i].name, name.p, name.n) != 0)
            continue;
        if (*kind == ENCODING_UNKNOWN)
            *kind = listed[i].kind;
        return *kind == listed[i].kind || *kind == listed[i].other;
    }
    return false;
}

static void read_mark(struct declaration *d, struct view head)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (view_starts(head, marks[i].bytes)) {
            d->kind = marks[i].kind;
            d->mark = marks[i].bytes.n;
        }
}

/* The mark is what the bytes are, the name what somebody claims: they must not
 * contradict each other, for one of them is then wrong and nobody knows which.
 */
static const char *judge(struct declaration *d)
{
    bool marked = d->kind != ENCODING_UNKNOWN;
    if (!d->name.n) {
        d->kind = marked ? d->kind : ENCODING_UTF8;
        return NULL;
    }
    if (!fits(d->name, &d->kind))
        return marked ? "ingest.encoding" : "ingest.encoding-unknown";
    /* UTF-16 stands with its mark only: without one the declaration was just
     * read as bytes, so it cannot be in UTF-16 itself. */
    return !marked && is_wide(d->kind) ? "ingest.encoding" : NULL;
}

const char *declaration_read(struct declaration *d, struct view head)
{
    d->kind = ENCODING_UNKNOWN;
    d->name = (struct view){0};
    d->mark = 0;
    read_mark(d, head);
    struct view text = {head.p + d->mark, head.n - d->mark};
    text = front(text);
    if (is_wide(d->kind))
        text = narrow(d, text);
    if (!is_declaration(text))
        return judge(d);
    const char *end = memchr(text.p, '>', text.n);
    if (!end)
        return "ingest.encoding-unknown";
    d->name = declared((struct view){text.p, (size_t)(end - text.p)});
    return judge(d);
}
