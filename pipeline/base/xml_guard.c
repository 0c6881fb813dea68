/* A small automaton that knows where tags begin and end, and nothing else. */
#include "pipeline/base/xml_guard.h"

#include <string.h>

/* The shortest attribute is " a=''". */
enum { ATTRIBUTE_LEAST = 5 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* `brief`: so few bytes can neither be too long nor hold too many attributes.
 */
void xml_guard_begin(struct xml_guard *guard)
{
    guard->brief = least(least(guard->tag_bytes, guard->run_bytes),
                         guard->most_attributes * ATTRIBUTE_LEAST);
    guard->state = XML_GUARD_TEXT;
    guard->bytes = 0;
    guard->broken = NULL;
}

/* Every run begins to count anew, a tag with its attributes too. */
static void enter(struct xml_guard *guard, enum xml_guard_state state)
{
    guard->state = state;
    guard->bytes = 0;
    guard->attributes = 0;
    guard->marks = 0;
}

static void refuse(struct xml_guard *guard, const char *what, size_t limit)
{
    guard->broken = what;
    guard->broken_limit = limit;
}

/* How many of the next `n` bytes may pass; fewer means that the limit is met,
 * so that the parser never sees the end of what is too long. */
/* at_bang and value_begins count a byte without asking: `bytes` may be
 * beyond `limit` by then. */
static size_t spend(struct xml_guard *guard, size_t n, const char *what,
                    size_t limit)
{
    if (guard->bytes + n > limit) {
        refuse(guard, what, limit);
        n = limit > guard->bytes ? limit - guard->bytes : 0;
    }
    guard->bytes += n;
    return n;
}

static size_t spend_tag(struct xml_guard *guard, size_t n)
{
    return spend(guard, n, "bytes in one tag", guard->tag_bytes);
}

static size_t spend_run(struct xml_guard *guard, size_t n)
{
    return spend(guard, n, "bytes without a tag", guard->run_bytes);
}

static size_t room(const char *p, const char *end)
{
    return (size_t)(end - p);
}

/* From '<' to '<', past tags that break no limit however they are made,
 * because the next one begins so soon: nearly all, so this decides the speed.
 * A '<' inside a tag would be a mistake that the parser does not survive. */
static const char *past_brief(const struct xml_guard *guard, const char *tag,
                              const char *end)
{
    while (end - tag > 1 && tag[1] != '!' && tag[1] != '?') {
        size_t n = least(guard->brief, room(tag, end) - 1);
        const char *next = memchr(tag + 1, '<', n);

        if (!next)
            break;
        tag = next;
    }
    return tag;
}

/* Each step takes some bytes from `p` on and returns where it stopped. */
static const char *in_text(struct xml_guard *guard, const char *p,
                           const char *end)
{
    const char *tag = memchr(p, '<', room(p, end));
    size_t n = spend_run(guard, room(p, tag ? tag : end));

    if (!tag || guard->broken)
        return p + n;
    enter(guard, XML_GUARD_OPEN);
    return past_brief(guard, tag, end) + 1;
}

/* The byte after '<' may be in the next piece: hence a state of its own. */
static const char *at_open(struct xml_guard *guard, const char *p,
                           const char *end)
{
    (void)end;
    guard->bytes = 0;
    if (*p == '!' || *p == '?') {
        guard->state = *p == '!' ? XML_GUARD_BANG : XML_GUARD_PI;
        guard->bytes = 1;
        return p + 1;
    }
    guard->state = XML_GUARD_TAG;
    return p;
}

/* Anything but a comment and CDATA is a DOCTYPE, or wrong: the parser tells. */
static const char *at_bang(struct xml_guard *guard, const char *p,
                           const char *end)
{
    (void)end;
    if (*p != '-' && *p != '[') {
        guard->state = XML_GUARD_TAG;
        return p;
    }
    guard->state = *p == '-' ? XML_GUARD_COMMENT : XML_GUARD_CDATA;
    guard->bytes++;
    return p + 1;
}

static const char *tag_ended(struct xml_guard *guard, const char *p)
{
    enter(guard, XML_GUARD_TEXT);
    return p + 1;
}

/* Attributes are counted by their quotation marks: no name need be read. */
static const char *value_begins(struct xml_guard *guard, const char *p)
{
    guard->quote = *p;
    guard->state = XML_GUARD_VALUE;
    guard->bytes++;
    if (++guard->attributes > guard->most_attributes)
        refuse(guard, "attributes in one tag", guard->most_attributes);
    return p + 1;
}

/* A '>' inside a value does not end the tag, so values are a state. */
static const char *in_tag(struct xml_guard *guard, const char *p,
                          const char *end)
{
    const char *from = p;
    size_t n;

    while (p < end && *p != '>' && *p != '"' && *p != '\'')
        p++;
    n = spend_tag(guard, room(from, p));
    if (p == end || guard->broken)
        return from + n;
    return *p == '>' ? tag_ended(guard, p) : value_begins(guard, p);
}

static const char *in_value(struct xml_guard *guard, const char *p,
                            const char *end)
{
    const char *quote = memchr(p, guard->quote, room(p, end));
    size_t n = spend_tag(guard, quote ? room(p, quote) + 1 : room(p, end));

    if (!quote || guard->broken)
        return p + n;
    guard->state = XML_GUARD_TAG;
    return quote + 1;
}

/* How a run closes: `mark`, `count` times, then '>'. `least` is the number of
 * bytes after '<' before which the end does not count, for "<!-->" does not
 * close what it opens. */
struct closing {
    char mark;
    size_t count;
    size_t least;
};

static const char *in_run(struct xml_guard *guard, const char *p,
                          const char *end, struct closing closing)
{
    const char *from = p;
    bool closed = false;
    size_t n;

    for (; p < end && !closed; p++) {
        closed = *p == '>' && guard->marks >= closing.count &&
                 guard->bytes + room(from, p) + 1 >= closing.least;
        guard->marks = *p == closing.mark ? guard->marks + 1 : 0;
    }
    n = spend_run(guard, room(from, p));
    if (closed && !guard->broken)
        enter(guard, XML_GUARD_TEXT);
    return from + n;
}

/* "<!---->" is the shortest: six bytes behind its '<'. */
static const char *in_comment(struct xml_guard *guard, const char *p,
                              const char *end)
{
    return in_run(guard, p, end, (struct closing){'-', 2, 6});
}

/* "<![CDATA[]]>": eleven. */
static const char *in_cdata(struct xml_guard *guard, const char *p,
                            const char *end)
{
    return in_run(guard, p, end, (struct closing){']', 2, 11});
}

/* "<??>" would be three; that it has no name is for the parser to say. */
static const char *in_pi(struct xml_guard *guard, const char *p,
                         const char *end)
{
    return in_run(guard, p, end, (struct closing){'?', 1, 3});
}

/* Each step takes a byte at least or changes the state, so this ends. */
size_t xml_guard_scan(struct xml_guard *guard, struct view bytes)
{
    static const char *(*const steps[])(struct xml_guard *, const char *,
                                        const char *) = {
        [XML_GUARD_TEXT] = in_text,   [XML_GUARD_OPEN] = at_open,
        [XML_GUARD_BANG] = at_bang,   [XML_GUARD_TAG] = in_tag,
        [XML_GUARD_VALUE] = in_value, [XML_GUARD_COMMENT] = in_comment,
        [XML_GUARD_CDATA] = in_cdata, [XML_GUARD_PI] = in_pi,
    };
    const char *p = bytes.p;
    const char *end = p + bytes.n;

    while (p < end && !guard->broken)
        p = steps[guard->state](guard, p, end);
    return room(bytes.p, p);
}
