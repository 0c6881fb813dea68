/* What was expected and what was seen, with names for codes. */
#include "pipeline/model/finding.h"

#include "pipeline/model/detail.h"
#include "pipeline/model/finding_safe.h"

static bool is_of_code(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '.';
}

/* A code in a text of ours is told by its name; other words stay. */
static void name_codes(const struct catalogue *catalogue, struct view text,
                       enum language language, struct buf *out)
{
    while (text.n) {
        struct view word = {text.p, 0};
        while (word.n < text.n && is_of_code(text.p[word.n]))
            word.n++;
        const struct indicator *x =
            word.n ? catalogue_indicator(catalogue, word) : NULL;
        word.n += !word.n;
        buf_add(out, x ? x->name[language] : word);
        text = (struct view){text.p + word.n, text.n - word.n};
    }
}

void finding_print_expected(const struct catalogue *catalogue,
                            const struct finding *finding,
                            enum language language, struct buf *out)
{
    struct view expected = finding->expected;
    struct buf named = {0};
    if (language == LANGUAGE_ZH)
        expected = detail_words(catalogue, expected, &named);
    name_codes(catalogue, expected, language, &named);
    finding_safe(out, buf_view(&named), DETAIL_MOST);
    out->failed |= named.failed;
    buf_release(&named);
}

static void print_cell(const struct catalogue *catalogue,
                       const struct finding_cell *cell, enum language language,
                       struct buf *out)
{
    const struct indicator *x = catalogue_indicator(catalogue, cell->indicator);
    finding_safe(out, x ? x->name[language] : cell->indicator, SHOWN_MOST);
    buf_byte(out, ' ');
    finding_safe(out, cell->area, SHOWN_MOST);
    buf_byte(out, ' ');
    finding_safe(out, cell->period, SHOWN_MOST);
    buf_adds(out, " = ");
    finding_safe(out, cell->seen.n ? cell->seen : VIEW("?"), SHOWN_MOST);
    if (cell->suspect)
        buf_byte(out, '*');
}

void finding_print_cells(const struct catalogue *catalogue,
                         const struct finding *finding, enum language language,
                         struct buf *out)
{
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (i)
            buf_adds(out, "; ");
        print_cell(catalogue, &finding->cells[i], language, out);
    }
}
