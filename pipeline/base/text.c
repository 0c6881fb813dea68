/* Views and UTF-8: the half of text.h that only reads. */
#include "pipeline/base/text.h"

/* memcmp may not be given NULL, not even for no bytes. */
static int compare_bytes(const char *a, const char *b, size_t n)
{
    return n ? memcmp(a, b, n) : 0;
}

int view_compare(struct view a, struct view b)
{
    int order = compare_bytes(a.p, b.p, a.n < b.n ? a.n : b.n);

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool view_starts(struct view text, struct view prefix)
{
    return text.n >= prefix.n && compare_bytes(text.p, prefix.p, prefix.n) == 0;
}

/* The empty suffix goes first, for an empty text may have no `p` to count from.
 */
bool view_ends(struct view text, struct view suffix)
{
    if (text.n < suffix.n)
        return false;
    if (suffix.n == 0)
        return true;
    return memcmp(text.p + text.n - suffix.n, suffix.p, suffix.n) == 0;
}

/* What people paste from Word, web pages and spreadsheets: the no-break spaces,
 * the typographic ones, the ideographic one, and two that have no width at all.
 */
static bool is_blank(uint32_t rune)
{
    return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0xa0 ||
           (rune >= 0x2000 && rune <= 0x200b) || rune == 0x202f ||
           rune == 0x3000 || rune == 0xfeff;
}

/* Bytes that may begin a blank beyond ASCII: most text stops here. */
static bool may_be_blank(unsigned char byte)
{
    return byte <= ' ' || byte >= 0xc2;
}

/* The usual ones need no decoding: they stand between all tags. */
static struct view trim_ascii(struct view text)
{
    while (text.n > 0 &&
           (*text.p == ' ' || (*text.p >= '\t' && *text.p <= '\r'))) {
        text.p++;
        text.n--;
    }
    return text;
}

static struct view trim_front(struct view text)
{
    text = trim_ascii(text);
    while (text.n > 0 && may_be_blank((unsigned char)text.p[0])) {
        struct view rest = text;

        if (!is_blank(utf8_next(&rest)))
            break;
        text = rest;
    }
    return text;
}

/* The last code point of `text`, or what is left of one. */
/* No blank has more than three bytes. */
static struct view last_rune(struct view text)
{
    size_t n = 1;

    while (n < 3 && n < text.n && (text.p[text.n - n] & 0xc0) == 0x80)
        n++;
    return (struct view){text.p + text.n - n, n};
}

static struct view trim_back(struct view text)
{
    while (text.n > 0) {
        struct view last = last_rune(text);
        size_t n = last.n;

        if (!is_blank(utf8_next(&last)) || last.n > 0)
            break;
        text.n -= n;
    }
    return text;
}

static bool is_graphic(char byte)
{
    return byte > ' ' && byte < 0x7f;
}

/* A text with ASCII at both ends, a code or a number, has nothing to trim. */
struct view view_trim(struct view text)
{
    if (text.n > 0 && is_graphic(text.p[0]) && is_graphic(text.p[text.n - 1]))
        return text;
    return trim_back(trim_front(text));
}

/* `rest` with a `p` and no bytes is one more part, an empty one: "a," has two.
 */
struct view view_cut(struct view *rest, char separator)
{
    struct view part = *rest;
    const char *at = part.n ? memchr(part.p, separator, part.n) : NULL;

    if (!at) {
        *rest = (struct view){NULL, 0};
        return part;
    }
    part.n = (size_t)(at - part.p);
    *rest = (struct view){at + 1, rest->n - part.n - 1};
    return part;
}

/* Nine digits always fit an int; no sign, no blank, no empty one. */
bool view_number(struct view text, int *number)
{
    int sum = 0;

    if (text.n == 0 || text.n > 9)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
        sum = sum * 10 + (text.p[i] - '0');
    }
    *number = sum;
    return true;
}

/* Length of the sequence that `lead` announces, 0 if it cannot lead. */
/* C0 and C1 could only begin what is too long, F5 and above what is beyond
 * Unicode (RFC 3629, 4). */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Too long for its value, a surrogate, or beyond Unicode. */
static bool is_malformed(uint32_t rune, size_t n)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

    return rune < least[n] || (rune >= 0xd800 && rune <= 0xdfff) ||
           rune > 0x10ffff;
}

/* The bytes its well-formed first code point takes, 0 if there is none. */
/* 0x7f >> n are the lead byte's own bits: 5 of two bytes, 4 of three, 3 of
 * four. */
static size_t decode(struct view text, uint32_t *rune)
{
    unsigned char lead = (unsigned char)text.p[0];
    size_t n = sequence_length(lead);
    uint32_t sum = n > 1 ? lead & (0x7fU >> n) : lead;

    *rune = sum;
    if (n <= 1)
        return n;
    if (n > text.n)
        return 0;
    for (size_t i = 1; i < n; i++) {
        unsigned char byte = (unsigned char)text.p[i];

        if ((byte & 0xc0) != 0x80)
            return 0;
        sum = sum << 6 | (byte & 0x3f);
    }
    *rune = sum;
    return is_malformed(sum, n) ? 0 : n;
}

uint32_t utf8_next(struct view *text)
{
    uint32_t rune = 0;
    size_t n;

    if (text->n == 0)
        return 0;
    n = decode(*text, &rune);
    if (n == 0) {
        n = 1;
        rune = 0xfffd;
    }
    text->p += n;
    text->n -= n;
    return rune;
}

/* Three-byte sequences at the front that need no look at their value: all but
 * those of the leads E0, where some are too long, and ED, where some are
 * surrogates. Chinese is made of them. */
static size_t plain_triples(struct view text)
{
    size_t n = 0;

    for (; text.n - n >= 3; n += 3) {
        const unsigned char *p = (const unsigned char *)text.p + n;

        if (p[0] <= 0xe0 || p[0] >= 0xf0 || p[0] == 0xed ||
            (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
            break;
    }
    return n;
}

/* The bytes of ASCII before the first other one, of which `marks` has the high
 * bits. */
static size_t before_mark(uint64_t marks)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(marks) / 8;
#else
    return (size_t)__builtin_clzll(marks) / 8;
#endif
}

/* ASCII at the front, by words as far as it goes: most XML is that. memcpy and
 * not a cast, for the bytes need not be aligned. */
static size_t ascii_front(struct view text)
{
    size_t n = 0;
    uint64_t word;

    while (text.n - n >= sizeof word) {
        memcpy(&word, text.p + n, sizeof word);
        word &= UINT64_C(0x8080808080808080);
        if (word)
            return n + before_mark(word);
        n += sizeof word;
    }
    while (n < text.n && (unsigned char)text.p[n] < 0x80)
        n++;
    return n;
}

bool utf8_valid(struct view text)
{
    uint32_t rune;

    while (text.n > 0) {
        size_t n = ascii_front(text);

        n += plain_triples((struct view){text.p + n, text.n - n});
        if (n == 0)
            n = decode(text, &rune);
        if (n == 0)
            return false;
        text.p += n;
        text.n -= n;
    }
    return true;
}

size_t utf8_length(struct view text)
{
    size_t count = 0;

    while (text.n > 0) {
        utf8_next(&text);
        count++;
    }
    return count;
}

/* A character has three bytes of continuation at most: more than that is no
 * UTF-8, and is cut where it was asked for. */
struct view utf8_front(struct view text, size_t bytes)
{
    size_t n = bytes;

    if (text.n <= bytes)
        return text;
    while (n > 0 && bytes - n < 3 && (text.p[n] & 0xc0) == 0x80)
        n--;
    return (struct view){text.p, n};
}
