/* Texts with {placeholders}, checked before anybody fills them in. */
#include "pipeline/model/catalogue_internal.h"

/* Those that finding_print fills in. */
const char *const message_placeholders[] = {
    "unit",     "indicator", "area", "period", "text",   "value",
    "expected", "detail",    "file", "line",   "column", "cell",
    "measure",  "edit",      "code", NULL};

/* ASCII and full-width digits: a figure typed into a text would stay there when
 * the figure changes. Chinese numerals are let through: 一 is in too many
 * words. */
static bool has_digit(struct view text)
{
    while (text.n > 0) {
        uint32_t rune = utf8_next(&text);

        if ((rune >= '0' && rune <= '9') || (rune >= 0xff10 && rune <= 0xff19))
            return true;
    }
    return false;
}

bool is_among(struct view word, const char *const *words)
{
    for (; *words; words++)
        if (view_equal(word, view_of(*words)))
            return true;
    return false;
}

static void list_words(struct buf *list, const char *const *words)
{
    for (; *words; words++)
        buf_format(list, " {%s}", *words);
}

static void fault_placeholder(struct loader *loader, const char *where,
                              struct view word, const char *const *words)
{
    struct buf list = {0};

    list_words(&list, words);
    loader_fault(loader, "%s: unknown placeholder {%.*s}; expected one of%.*s",
                 where, VIEW_ARG(word), VIEW_ARG(buf_view(&list)));
    buf_release(&list);
}

/* Cut at each brace: what is before the first is text. A brace cannot be
 * escaped, and no message has needed one. */
void loader_template(struct loader *loader, const char *where, struct view text,
                     const char *const *placeholders, bool digits)
{
    struct view rest = text;

    if (!digits && has_digit(text))
        loader_fault(loader,
                     "%s holds a digit of its own; expected placeholders "
                     "such as {value} in its place",
                     where);
    for (view_cut(&rest, '{'); rest.p; view_cut(&rest, '{')) {
        struct view word = view_cut(&rest, '}');

        if (!rest.p)
            loader_fault(loader, "%s: a { without its }", where);
        else if (!is_among(word, placeholders))
            fault_placeholder(loader, where, word, placeholders);
    }
}
