/* Text that is read (view) and text that is built (buf); UTF-8 throughout. */
#ifndef NIANBAO_BASE_TEXT_H
#define NIANBAO_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed bytes, not terminated unless it says so. */
struct view {
    const char *p;
    size_t n;
};

#define VIEW(literal) ((struct view){"" literal, sizeof(literal) - 1})
/* For printf's "%.*s". */
#define VIEW_ARG(view) (int)(view).n, (view).p

struct view view_of(const char *string); /* NULL gives an empty view */
bool view_equal(struct view a, struct view b);
/* Order of bytes; a prefix comes first. Negative, 0 or positive. */
int view_compare(struct view a, struct view b);
bool view_starts(struct view text, struct view prefix);
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

void buf_add(struct buf *buf, struct view text);
void buf_adds(struct buf *buf, const char *string);
void buf_byte(struct buf *buf, char byte);
void buf_rune(struct buf *buf, uint32_t rune); /* UTF-8 */
void buf_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* At least `room` bytes free after the `n` in use; NULL when there are none. */
char *buf_room(struct buf *buf, size_t room);
struct view buf_view(const struct buf *buf);
void buf_clear(struct buf *buf);   /* empty, memory and `failed` as they are */
void buf_release(struct buf *buf); /* frees; ready for use again */

#endif
