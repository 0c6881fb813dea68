/* What a receipt and its files are called. */
#include "pipeline/engine/receipt.h"

enum { ID_DIGITS = 12, NAME_MOST = 160 };

struct view receipt_id(struct arena *arena, struct view digest, int docket)
{
    struct view front =
        digest.n > ID_DIGITS ? (struct view){digest.p, ID_DIGITS} : digest;
    return arena_format(arena, "%.*s-%d", VIEW_ARG(front), docket);
}

static bool is_chinese(uint32_t rune)
{
    return rune == 0x3007 || (rune >= 0x3400 && rune <= 0x4dbf) ||
           (rune >= 0x4e00 && rune <= 0x9fff) ||
           (rune >= 0xf900 && rune <= 0xfaff) ||
           (rune >= 0x20000 && rune <= 0x323af);
}

static bool is_kept(uint32_t rune)
{
    return (rune >= '0' && rune <= '9') || (rune >= 'a' && rune <= 'z') ||
           (rune >= 'A' && rune <= 'Z') || rune == '-' || rune == '_' ||
           rune == '.' || is_chinese(rune);
}

/* The number stands behind the name, so the file manager shows receipts of one
 * file next to each other, and no ending of the clerk's is the file's own. */
struct view receipt_name(struct arena *arena, struct view file, struct view id)
{
    struct buf name = {0};
    struct view front = utf8_front(file, NAME_MOST - id.n - 1);
    while (front.n) {
        uint32_t rune = utf8_next(&front);
        bool hidden = rune == '.' && !name.n;
        buf_rune(&name, is_kept(rune) && !hidden ? rune : '_');
    }
    buf_byte(&name, '_');
    buf_add(&name, id);
    arena->failed = arena->failed || name.failed;
    struct view kept = arena_copy(arena, buf_view(&name));
    buf_release(&name);
    return kept;
}

struct view receipt_path(struct arena *arena, struct view sender,
                         struct view digest, int docket)
{
    return arena_format(arena, "receipts/%.*s/%.*s.%d.xml", VIEW_ARG(sender),
                        VIEW_ARG(digest), docket);
}
