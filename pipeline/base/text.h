/* Text that is read (view) and text that is built (buf); UTF-8 throughout. */
#ifndef NIANBAO_BASE_TEXT_H
#define NIANBAO_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed bytes, not terminated unless it says so. The bytes belong to
 * somebody else, who must outlive it. {NULL, 0} is "absent" where that differs
 * from "empty": a cell without column, a group without match. */
struct view {
    const char *p;
    size_t n;
};

/* Only for literals, which the "" in it makes sure of: of a pointer sizeof
 * would tell the pointer's size. */
#define VIEW(literal) ((struct view){"" literal, sizeof(literal) - 1})
/* For printf's "%.*s". */
#define VIEW_ARG(view) (int)(view).n, (view).p

/* The bytes of a C string without its NUL, borrowed. NULL gives an empty view,
 * whose `p` stays NULL. Inline, so that a literal's length is a constant. */
static inline struct view view_of(const char *string)
{
    return (struct view){string, string ? strlen(string) : 0};
}

/* Eight bytes or fewer as one number, for hashing: texts of one length have
 * the same number only if they are equal. */
static inline uint64_t view_word(struct view text)
{
    uint32_t front = 0, back = 0;

    if (text.n >= sizeof front) {
        memcpy(&front, text.p, sizeof front);
        memcpy(&back, text.p + text.n - sizeof back, sizeof back);
    } else {
        for (size_t i = 0; i < text.n; i++)
            front = front << 8 | (unsigned char)text.p[i];
    }
    return (uint64_t)front << 32 | back;
}

/* Same length and same bytes; all empty views are equal, with or without a `p`.
 * Inline, for most words that are compared differ in length or at once, and
 * most of the others are codes of a few bytes. */
static inline bool view_equal(struct view a, struct view b)
{
    if (a.n != b.n || a.n == 0)
        return a.n == b.n;
    if (*a.p != *b.p)
        return false;
    return a.n >= 4 && a.n <= 8 ? view_word(a) == view_word(b)
                                : memcmp(a.p, b.p, a.n) == 0;
}

/* Order of bytes; a prefix comes first. Negative, 0 or positive. */
int view_compare(struct view a, struct view b);
/* Whether the first bytes of `text` are those of `prefix`; an empty one fits.
 */
bool view_starts(struct view text, struct view prefix);
/* The same for the last bytes. Both compare bytes, which is safe in UTF-8: no
 * character's bytes begin inside another. */
bool view_ends(struct view text, struct view suffix);
/* Without blanks (ASCII, U+00A0, U+2000..200B, U+202F, U+3000, U+FEFF) at
 * both ends. */
struct view view_trim(struct view text);
/* The part before the first `separator`; `rest` becomes what follows it. At
 * the last part `rest` becomes {NULL, 0}; so loop while rest.p. */
struct view view_cut(struct view *rest, char separator);
/* A decimal number of at most 9 digits and nothing else; false otherwise. */
bool view_number(struct view text, int *number);

/* Takes one code point off the front of `text`. Malformed bytes give U+FFFD
 * and one byte is taken; an empty view gives 0. */
uint32_t utf8_next(struct view *text);
/* Whether all of it is well-formed (RFC 3629): no sequence longer than needed,
 * no surrogate, nothing above U+10FFFF. What is given to a pattern must be. */
bool utf8_valid(struct view text);
/* Number of code points. */
size_t utf8_length(struct view text);
/* The longest front of `text` of at most `bytes` bytes that ends between code
 * points. */
struct view utf8_front(struct view text, size_t bytes);

/* Bytes under construction, always followed by a NUL once anything was added.
 * A failed allocation is sticky in `failed`; later additions do nothing. */
struct buf {
    char *p;
    size_t n;
    size_t room;
    bool failed;
};

/* Appends the bytes. `text` must not lie in the buffer: growing moves it. */
void buf_add(struct buf *buf, struct view text);
/* Appends a C string; NULL adds nothing. */
void buf_adds(struct buf *buf, const char *string);
/* Appends one byte, which need not be a whole character. */
void buf_byte(struct buf *buf, char byte);
/* Appends a code point; what is none (a surrogate, too large) becomes U+FFFD.
 */
void buf_rune(struct buf *buf, uint32_t rune); /* UTF-8 */
/* Appends formatted text. Arguments must not point into the buffer. */
void buf_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* At least `room` bytes free after the `n` in use; NULL when there are none. */
char *buf_room(struct buf *buf, size_t room);
/* What was built so far, never with a NULL `p`. Borrowed: the next addition may
 * move it. Ask `failed` before believing it. */
struct view buf_view(const struct buf *buf);
/* For the next use of the same memory. A failure is not forgotten by it, so
 * that a loop that clears may ask once, behind itself. */
void buf_clear(struct buf *buf); /* empty, memory and `failed` as they are */
/* The only way to forget a failure. */
void buf_release(struct buf *buf); /* frees; ready for use again */

#endif
