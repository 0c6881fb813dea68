/* The columns that tell where a figure comes from, and how much was imputed. */
#include "stages/publish/origin.h"

/* Text, or a spreadsheet would read a date. */
struct view origin_coverage(struct printing *p, const struct row *row)
{
    const struct figure *f = row->figure;
    if (!f->expected)
        return (struct view){0};
    if (f->imputed)
        return arena_format(p->arena, "%d+%d/%d", f->reported, f->imputed,
                            f->expected);
    return arena_format(p->arena, "%d/%d", f->reported, f->expected);
}

struct view origin_imputed_units(struct printing *p, const struct row *row)
{
    const struct made *made = &row->figure->made;
    if (!made->imputed)
        return (struct view){0};
    return arena_format(p->arena, "%zu/%zu", made->imputed, made->units);
}

struct view origin_imputed_rate(struct printing *p, const struct row *row)
{
    const struct made *made = &row->figure->made;
    struct decimal rate = decimal_of((int64_t)made->imputed * 100);
    if (!decimal_divide(rate, decimal_of((int64_t)made->units), &rate))
        return (struct view){0};
    return print_number(p, rate, RATE_PLACES);
}

struct view origin_imputed_share(struct printing *p, const struct row *row)
{
    const struct figure *f = row->figure;
    struct decimal share;
    if (!f->made.imputed || f->value.kind != QUANTITY_NUMBER ||
        f->key.indicator->over_areas != AREAS_SUM ||
        !decimal_multiply(f->made.amount, decimal_of(100), &share) ||
        !decimal_divide(share, f->value.number, &share))
        return (struct view){0};
    return print_number(p, share, RATE_PLACES);
}

/* Who said it and where: the way back to the original. */
static void add_place(struct buf *out, const struct figure_source *s)
{
    buf_format(out, "%.*s %.*s:", VIEW_ARG(s->unit), VIEW_ARG(s->place.file));
    if (s->place.cell.n)
        buf_add(out, s->place.cell);
    else
        buf_format(out, "%ld", s->place.line);
}

/* Who did not say it, how it was made up, and what of. */
static void add_imputed(const struct printing *p, struct buf *out,
                        const struct figure_source *s)
{
    struct view name = imputation_name(s->by->method, p->language);
    buf_add(out, s->unit);
    buf_adds(out, p->language == LANGUAGE_ZH ? " 推算，" : " imputed, ");
    buf_add(out, name);
    buf_adds(out, p->language == LANGUAGE_ZH ? "：" : ": ");
    buf_add(out, s->parents);
}

/* A reader looks at the first few; the column of units counts all. */
enum { IMPUTED_SHOWN = 3 };

static void add_all_imputed(const struct printing *p, struct buf *out,
                            const struct figure *f)
{
    int shown = 0;
    for (const struct figure_source *s = f->sources; s; s = s->next) {
        if (!s->by || shown == IMPUTED_SHOWN)
            continue;
        buf_adds(out, out->n ? " | " : "");
        add_imputed(p, out, s);
        shown++;
    }
    if (f->imputed > shown)
        buf_format(out, " +%d", f->imputed - shown);
}

struct view origin_source(struct printing *p, const struct row *row)
{
    const struct figure_source *s = row->figure->sources;
    int others = row->figure->reported - 1;
    struct buf out = {0};
    while (s && s->by)
        s = s->next;
    if (s)
        add_place(&out, s);
    if (s && others > 0)
        buf_format(&out, " +%d", others);
    if (row->figure->sources && row->figure->imputed)
        add_all_imputed(p, &out, row->figure);
    return print_built(p, &out);
}
