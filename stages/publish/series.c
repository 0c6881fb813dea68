/* Indicator by year for province and cities, with totals over the last five
 * years and growth on the base year. */
#include "stages/publish/kinds.h"

#include "pipeline/model/settings.h"

enum { SPAN_YEARS = 5 };

static void lead(struct printing *p, const struct layout *layout)
{
    const struct layout_column *columns = layout->columns.at;
    for (size_t i = 0; i < layout->columns.count; i++)
        table_column(p->table, view_of(columns[i].kind->key),
                     columns[i].title[p->language], columns[i].kind->cell);
}

/* The last column's heading is the flags' */
static void year_columns(struct printing *p)
{
    const struct settings *s = p->run->catalogue->settings;
    bool zh = p->language == LANGUAGE_ZH;
    for (int y = (int)s->first_year; y <= p->run->year; y++) {
        struct view text = print_integer(p, y);
        table_column(p->table, arena_format(p->run->arena, "y%d", y), text,
                     CELL_NUMBER);
    }
    table_column(p->table, VIEW("five-years"),
                 arena_format(p->run->arena, zh ? "%d-%d年合计" : "%d-%d total",
                              p->run->year - SPAN_YEARS + 1, p->run->year),
                 CELL_NUMBER);
    table_column(p->table, VIEW("growth"),
                 arena_format(p->run->arena,
                              zh ? "比%ld年增长 (%%，比率为百分点)"
                                 : "Change on %ld (%%; points for rates)",
                              s->base_year),
                 CELL_NUMBER);
    table_column(p->table, VIEW("flags"), zh ? VIEW("标志") : VIEW("Flags"),
                 CELL_TEXT);
}

static const struct figure *in_year(const struct printing *p,
                                    const struct indicator *indicator,
                                    const struct area *area,
                                    struct period period)
{
    struct key key = {indicator, area, period};
    return figures_get(p->run->figures, &key);
}

static bool has_series(const struct printing *p,
                       const struct indicator *indicator,
                       const struct area *area)
{
    const struct settings *s = p->run->catalogue->settings;
    if (indicator->type == VALUE_TEXT)
        return false;
    for (int y = (int)s->first_year; y <= p->run->year; y++)
        if (in_year(p, indicator, area, period_year(y)))
            return true;
    return false;
}

/* The total of a flow over five years; a stock has none. The span's figure
 * where one was compiled, else the sum if every year is known. */
static struct view total(struct printing *p, const struct indicator *indicator,
                         const struct area *area)
{
    struct decimal sum = decimal_of(0);
    struct period span =
        period_span(p->run->year - SPAN_YEARS + 1, p->run->year);
    if (indicator->over_time != TIME_SUM)
        return (struct view){0};
    const struct figure *f = in_year(p, indicator, area, span);
    if (f)
        return print_figure(p, f, false);
    for (int y = span.year; y <= span.last; y++) {
        f = in_year(p, indicator, area, period_year(y));
        if (!f || f->value.kind != QUANTITY_NUMBER ||
            !decimal_add(sum, f->value.number, &sum))
            return (struct view){0};
    }
    return print_number(p, sum, indicator->decimals);
}

static void print_row(struct printing *p, const struct layout *layout,
                      const struct indicator *indicator,
                      const struct area *area)
{
    const struct settings *s = p->run->catalogue->settings;
    struct figure stub = {.key = {indicator, area, {0}}};
    uint32_t flags = 0;
    row_print(p, layout, &(struct row){.figure = &stub});
    for (int y = (int)s->first_year; y <= p->run->year; y++) {
        const struct figure *f = in_year(p, indicator, area, period_year(y));
        flags |= f ? f->flags : 0;
        table_cell(p->table, f ? print_figure(p, f, true) : (struct view){0});
    }
    table_cell(p->table, total(p, indicator, area));
    const struct figure *now =
        in_year(p, indicator, area, period_year(p->run->year));
    table_cell(p->table, now ? print_quantity(p, &now->base_change, 2)
                             : (struct view){0});
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct catalogue *c = p->run->catalogue;
    const struct area *root = &c->areas[0];
    (void)err;
    lead(p, layout);
    year_columns(p);
    for (size_t i = 0; i < c->indicator_count; i++) {
        if (has_series(p, &c->indicators[i], root))
            print_row(p, layout, &c->indicators[i], root);
        for (size_t k = 0; k < root->child_count; k++)
            if (!root->children[k]->own &&
                has_series(p, &c->indicators[i], root->children[k]))
                print_row(p, layout, &c->indicators[i], root->children[k]);
    }
    return STATUS_OK;
}

const struct kind series_kind = {"series", figure_columns, true, fill};
