/* Finds them by their bytes: they are looked for in every value. */
#include "stages/ingest/control.h"

#include <stdbool.h>

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

uint32_t control_in(struct view text)
{
    for (; text.n; text.p++, text.n--) {
        struct view from_here = text;
        uint32_t rune = may_begin(*text.p) ? utf8_next(&from_here) : 0;
        if (is_control(rune))
            return rune;
    }
    return 0;
}
