/* Findings as clerks read them: counted, in order, in words. */
#include "pipeline/engine/listing.h"

#include <stdlib.h>

#include "pipeline/engine/words.h"

void listing_add(struct listing *l, const struct finding *finding,
                 struct arena *arena)
{
    l->total++;
    if (finding->explained.n && finding->severity <= SEVERITY_WARNING)
        l->explained++;
    else
        l->by[finding->severity]++;
    if (l->kept.count == LISTING_MOST)
        return;
    struct finding *f = array_push(&l->kept, arena, sizeof *f);
    if (f)
        *f = finding_copy(finding, arena);
}

static int by_code(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    return view_compare(x->code, y->code);
}

static size_t count_kinds(const struct finding *f, size_t count)
{
    size_t kinds = 0;
    for (size_t i = 0; i < count; i++)
        kinds += !i || !view_equal(f[i - 1].code, f[i].code);
    return kinds;
}

void listing_sort(struct listing *l)
{
    struct finding *f = l->kept.at;
    if (!l->kept.count)
        return;
    qsort(f, l->kept.count, sizeof *f, by_code);
    l->kinds = count_kinds(f, l->kept.count);
    qsort(f, l->kept.count, sizeof *f, finding_compare);
}

size_t listing_open(const struct listing *l)
{
    return l->by[SEVERITY_WARNING] + l->by[SEVERITY_ERROR] +
           l->by[SEVERITY_FATAL];
}

/* One part of the count, unless there are none of it. */
static void count_part(const struct catalogue *catalogue, const char *code,
                       enum language language, size_t count, struct buf *out)
{
    if (!count)
        return;
    buf_add(out, words_of(catalogue, "between", language));
    words_print(catalogue, code, language, count, VIEW(""), out);
}

void listing_count(const struct listing *l, const struct catalogue *catalogue,
                   enum language language, struct buf *out)
{
    static const char *const codes[] = {"of-information", "of-warning",
                                        "of-error", "of-fatal"};
    words_print(catalogue, "of-findings", language, l->total, VIEW(""), out);
    for (size_t s = SEVERITY_FATAL + 1; s-- > 0;)
        count_part(catalogue, codes[s], language, l->by[s], out);
    count_part(catalogue, "of-explained", language, l->explained, out);
    count_part(catalogue, "of-kinds", language, l->kinds, out);
}

struct view listing_unit(const struct catalogue *catalogue, struct view code,
                         enum language language)
{
    struct unit unit;
    const struct area *area = catalogue_area(catalogue, code);
    if (catalogue_unit(catalogue, code, &unit))
        return unit.name[language];
    return area ? area->name[language] : code;
}

void listing_indicator(const struct catalogue *catalogue,
                       const struct finding *f, enum language language,
                       struct buf *out)
{
    struct view code = f->cell_count ? f->cells[0].indicator : (struct view){0};
    const struct indicator *indicator = catalogue_indicator(catalogue, code);
    if (indicator) {
        buf_add(out, indicator->name[language]);
        buf_byte(out, ' ');
    }
    finding_print_text(code, out);
}

/* As editors want it, so that it can be pasted there. */
void listing_place(const struct finding *f, struct buf *out)
{
    finding_print_text(f->file, out);
    if (f->cell.n) {
        buf_adds(out, f->file.n ? " " : "");
        finding_print_text(f->cell, out);
        return;
    }
    if (f->line)
        buf_format(out, ":%ld", f->line);
    if (f->line && f->column)
        buf_format(out, ":%ld", f->column);
}

struct view listing_value(const struct finding *f)
{
    if (f->text.n || !f->cell_count)
        return f->text;
    return f->cells[0].seen;
}
