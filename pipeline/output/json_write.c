/* Texts as JSON wants them. */
#include "pipeline/output/json_write.h"

void json_string(struct view text, struct buf *out)
{
    buf_byte(out, '"');
    while (text.n) {
        uint32_t rune = utf8_next(&text);
        if (rune == '"' || rune == '\\')
            buf_byte(out, '\\');
        if (rune < 0x20 || rune == 0x7f)
            buf_format(out, "\\u%04x", (unsigned)rune);
        else
            buf_rune(out, rune);
    }
    buf_byte(out, '"');
}
