/* Looks a detail up without its number and without what it quotes. */
#include "pipeline/model/detail.h"

#include "pipeline/model/catalogue_internal.h"

/* In the list for whatever number stands there. */
static const char NUMBER = '#';

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The first number that is a word: not the 8 of UTF-8. Empty, at the end, if
 * there is none. */
static struct view number_in(struct view text)
{
    struct view rest = text;
    while (rest.n &&
           !(is_digit(*rest.p) && (rest.p == text.p || rest.p[-1] == ' '))) {
        rest.p++;
        rest.n--;
    }
    size_t n = 0;
    while (n < rest.n && is_digit(rest.p[n]))
        n++;
    return (struct view){rest.p, n};
}

/* What is quoted stands behind a colon. */
static struct view without_quoted(struct view detail)
{
    for (size_t i = 0; i + 3 <= detail.n; i++)
        if (detail.p[i] == ':' && detail.p[i + 2] == '"')
            return (struct view){detail.p, i};
    return detail;
}

/* As it stands first: "1.0" is no number that varies. */
static const struct detail *find(const struct catalogue *catalogue,
                                 struct view words, struct view number)
{
    const struct names *details = &catalogue->index->details;
    const struct detail *found = names_find(details, words);
    const char *behind = number.p + number.n;
    struct buf key = {0};
    if (found || !number.n)
        return found;
    buf_add(&key, (struct view){words.p, (size_t)(number.p - words.p)});
    buf_byte(&key, NUMBER);
    buf_add(&key, (struct view){behind, (size_t)(words.p + words.n - behind)});
    found = names_find(details, buf_view(&key));
    buf_release(&key);
    return found;
}

struct view detail_words(const struct catalogue *catalogue, struct view detail,
                         struct buf *out)
{
    struct view words = without_quoted(detail), number = number_in(words);
    const struct detail *found =
        words.n && catalogue->index ? find(catalogue, words, number) : NULL;
    if (!found)
        return detail;
    struct view rest = found->zh;
    buf_add(out, view_cut(&rest, NUMBER));
    if (rest.p) /* there is a place for it */
        buf_add(out, number);
    buf_add(out, rest);
    return (struct view){detail.p + words.n, detail.n - words.n};
}
