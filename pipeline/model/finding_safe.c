/* Text from outside, made harmless for a reader's screen. */
#include "pipeline/model/finding_safe.h"

#include <stdint.h>

/* Controls, line separators, and what turns the direction of writing: a name
 * must not be able to look like another or move a terminal's cursor.
 * U+202A..202E and U+2066..2069 embed and override direction, U+200B..200F have
 * no width, U+2028 and 2029 end lines, U+E0000 and above are tags nobody sees.
 */
static bool is_hostile(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7f && rune <= 0x9f) || rune == 0x61c ||
           (rune >= 0x200b && rune <= 0x200f) ||
           (rune >= 0x2028 && rune <= 0x202e) ||
           (rune >= 0x2060 && rune <= 0x206f) || rune == 0xfeff ||
           (rune >= 0xfff9 && rune <= 0xfffb) || rune >= 0xe0000;
}

static bool is_harmless(uint32_t rune, size_t taken)
{
    return !is_hostile(rune) && (rune != 0xfffd || taken > 1);
}

/* Malformed UTF-8 shows the byte: U+FFFD that took one byte is not a U+FFFD
 * that was written. */
static void print_rune(struct buf *out, uint32_t rune, const char *at)
{
    if (rune == 0xfffd)
        rune = (unsigned char)*at;
    buf_format(out, rune < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)rune);
}

/* Runs of what is harmless are copied whole. */
/* Cut by characters, not bytes: half a character would be hostile too. */
void finding_safe(struct buf *out, struct view text, size_t most)
{
    const char *run = text.p;
    for (size_t i = 0; text.n && i < most; i++) {
        const char *at = text.p;
        uint32_t rune = utf8_next(&text);
        if (is_harmless(rune, (size_t)(text.p - at)))
            continue;
        buf_add(out, (struct view){run, (size_t)(at - run)});
        print_rune(out, rune, at);
        run = text.p;
    }
    buf_add(out, (struct view){run, (size_t)(text.p - run)});
    if (text.n)
        buf_adds(out, "…");
}
