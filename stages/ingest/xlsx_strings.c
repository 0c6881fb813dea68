/* A workbook's shared strings (ISO/IEC 29500-1, 18.4). */
#include <stdlib.h>
#include <string.h>

#include "stages/ingest/xlsx_package.h"

/* A questionnaire has some hundred texts, an item list some thousand. */
enum { STRINGS_MOST = 200000, STRINGS_BYTES_MOST = 32 << 20 };

/* The string being read: runs are joined, phonetic ones left out. */
struct strings {
    struct package *package;
    struct buf text;
    size_t bytes;
    bool in_text, phonetic;
};

static enum status on_string(void *self, const struct xml_element *element,
                             struct err *err)
{
    struct strings *s = self;
    (void)err;
    if (view_equal(element->name, VIEW("si")))
        buf_clear(&s->text);
    s->phonetic = s->phonetic || view_equal(element->name, VIEW("rPh"));
    s->in_text = view_equal(element->name, VIEW("t"));
    return STATUS_OK;
}

static enum status on_string_text(void *self, struct view text, struct err *err)
{
    struct strings *s = self;
    (void)err;
    if (s->in_text && !s->phonetic)
        buf_add(&s->text, text);
    return STATUS_OK;
}

static enum status keep_string(struct strings *s, struct err *err)
{
    struct package *p = s->package;
    s->bytes += s->text.n;
    if (p->shared.count == STRINGS_MOST || s->bytes > STRINGS_BYTES_MOST)
        return flow_refuse(p->zip->flow, err, "ingest.book-large", "%d texts",
                           STRINGS_MOST);
    struct view *at = array_push(&p->shared, p->arena, sizeof *at);
    if (!at || s->text.failed)
        return err_memory(err);
    *at = package_text(p->arena, buf_view(&s->text));
    return p->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status on_string_end(void *self, struct view name, struct err *err)
{
    struct strings *s = self;
    s->in_text = false;
    if (view_equal(name, VIEW("rPh")))
        s->phonetic = false;
    return view_equal(name, VIEW("si")) ? keep_string(s, err) : STATUS_OK;
}

/* A workbook of numbers alone has none. */
enum status package_strings(struct package *package, struct err *err)
{
    struct strings s = {.package = package};
    struct part_handler handler = {&s, on_string, on_string_text,
                                   on_string_end};
    if (!package->strings.n)
        return STATUS_OK;
    enum status status = part_read(package, package->strings, &handler, err);
    buf_release(&s.text);
    return status;
}

/* "_x000D_" at the front. */
static bool is_escape(struct view text, uint32_t *rune)
{
    char digits[5] = {0};
    if (text.n < 7 || text.p[0] != '_' || text.p[1] != 'x' || text.p[6] != '_')
        return false;
    memcpy(digits, text.p + 2, 4);
    *rune = (uint32_t)strtoul(digits, NULL, 16);
    return strspn(digits, "0123456789abcdefABCDEF") == 4;
}

struct view package_text(struct arena *arena, struct view text)
{
    struct buf out = {0};
    uint32_t rune;
    if (!text.n || !memmem(text.p, text.n, "_x", 2))
        return arena_copy(arena, text);
    while (text.n) {
        if (!is_escape(text, &rune)) {
            buf_byte(&out, *text.p);
            text = (struct view){text.p + 1, text.n - 1};
            continue;
        }
        buf_rune(&out, rune >= 0x20 || rune == '\n' ? rune : ' ');
        text = (struct view){text.p + 7, text.n - 7};
    }
    struct view made = arena_copy(arena, buf_view(&out));
    arena->failed = arena->failed || out.failed;
    buf_release(&out);
    return made;
}
