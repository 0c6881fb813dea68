/* Finds them by their bytes: they are looked for in every value. */
#include "stages/ingest/control.h"

#include <stdbool.h>
#include <string.h>

static bool is_control(uint32_t rune)
{
    return (rune >= 0x7F && rune <= 0x9F) ||
           (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

/* Their first bytes in UTF-8; most texts have none of these. */
static bool may_begin(char byte)
{
    return byte == '\x7F' || byte == '\xC2' || byte == '\xE2';
}

/* Whether one of eight bytes is `byte`: less one, only a zero borrows. */
static bool word_has(uint64_t word, unsigned char byte)
{
    static const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t zeros = word ^ ones * byte;
    return (zeros - ones) & ~zeros & ones * 0x80;
}

static bool is_clean(uint64_t word)
{
    return !word_has(word, 0x7F) && !word_has(word, 0xC2) &&
           !word_has(word, 0xE2);
}

/* How many bytes at the front are none of those, for most texts all: eight at a
 * time, then the rest at once. */
static size_t clean_front(struct view text)
{
    size_t n = 0;
    for (uint64_t word; text.n - n >= sizeof word; n += sizeof word) {
        memcpy(&word, text.p + n, sizeof word);
        if (!is_clean(word))
            return n;
    }
    struct view rest = {text.p + n, text.n - n};
    return is_clean(view_word(rest)) ? text.n : n;
}

uint32_t control_in(struct view text)
{
    size_t clean = clean_front(text);
    text = (struct view){text.p + clean, text.n - clean};
    for (; text.n; text.p++, text.n--) {
        struct view from_here = text;
        uint32_t rune = may_begin(*text.p) ? utf8_next(&from_here) : 0;
        if (is_control(rune))
            return rune;
    }
    return 0;
}
