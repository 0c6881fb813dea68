/* Indicator by year for province and cities, with totals over the last five
 * years and growth on the base year. */
#include "stages/publish/kinds.h"

#include "pipeline/model/settings.h"

/* A five-year plan's length; the years are counted back from that of report,
 * so in a plan's last year they are the plan's. */
enum { SPAN_YEARS = 5 };

/* The table under way: `first` is the first year that has a column. */
struct series {
    struct printing *p;
    const struct layout *layout;
    int first;
    int last;
};

static const struct figure *in_period(const struct series *s,
                                      const struct indicator *indicator,
                                      const struct area *area,
                                      struct period period)
{
    struct key key = {indicator, area, period};
    return figures_get(s->p->run->figures, &key);
}

/* As the setting says, or the first year anything was reported for. Never the
 * 0 that stands for "not set": that would be two thousand columns. */
static int first_year(struct printing *p)
{
    size_t count;
    struct figure **figures = printing_figures(p, &count);
    int first = (int)p->run->catalogue->settings->first_year;
    if (first)
        return first;
    first = p->run->year;
    for (size_t i = 0; i < count; i++)
        if (figures[i]->key.period.kind == PERIOD_YEAR &&
            figures[i]->key.period.year < first)
            first = figures[i]->key.period.year;
    return first;
}

static long base_year(const struct series *s)
{
    return s->p->run->catalogue->settings->base_year;
}

/* Keys do not begin with a digit, so that they can be names in other tools. */
static void year_columns(const struct series *s)
{
    struct printing *p = s->p;
    for (int y = s->first; y <= s->last; y++)
        table_column(p->table, arena_format(p->arena, "y%d", y),
                     print_integer(p, y), CELL_NUMBER);
}

/* A survey without a base year has no growth column. */
static void closing_columns(const struct series *s)
{
    struct printing *p = s->p;
    bool zh = p->language == LANGUAGE_ZH;
    table_column(p->table, VIEW("five-years"),
                 arena_format(p->arena, zh ? "%d-%d年合计" : "%d-%d total",
                              s->last - SPAN_YEARS + 1, s->last),
                 CELL_NUMBER);
    if (base_year(s))
        table_column(p->table, VIEW("growth"),
                     arena_format(p->arena,
                                  zh ? "比%ld年增长 (%%，比率为百分点)"
                                     : "Change on %ld (%%; points for rates)",
                                  base_year(s)),
                     CELL_NUMBER);
    printing_flags_column(p);
}

/* A row needs one figure at least; where nobody owes there is none. */
static bool has_series(const struct series *s,
                       const struct indicator *indicator,
                       const struct area *area)
{
    if (indicator->type == VALUE_TEXT)
        return false;
    for (int y = s->first; y <= s->last; y++)
        if (in_period(s, indicator, area, period_year(y)))
            return true;
    return false;
}

/* The total of a flow over five years; a stock has none. The span's figure
 * where one was compiled, for it may have been stated or united; else the sum,
 * if every year is known: a year that is missing is not a year of zero. */
static struct view total(const struct series *s,
                         const struct indicator *indicator,
                         const struct area *area, uint32_t *flags)
{
    struct decimal sum = decimal_of(0);
    struct period span = period_span(s->last - SPAN_YEARS + 1, s->last);
    if (indicator->over_time != TIME_SUM)
        return (struct view){0};
    const struct figure *f = in_period(s, indicator, area, span);
    if (f) {
        *flags |= f->flags;
        return print_figure(s->p, f, false);
    }
    for (int y = span.year; y <= span.last; y++) {
        f = in_period(s, indicator, area, period_year(y));
        if (!f || f->value.kind != QUANTITY_NUMBER ||
            !decimal_add(sum, f->value.number, &sum))
            return (struct view){0};
        *flags |= f->value.flags;
    }
    return print_number(s->p, sum, indicator->decimals);
}

/* The year of report against the base year, as compare left it. Its flags are
 * those of both years: the base year may have no column here. */
static struct view growth(const struct series *s,
                          const struct indicator *indicator,
                          const struct area *area, uint32_t *flags)
{
    const struct figure *now =
        in_period(s, indicator, area, period_year(s->last));
    if (!now || now->base_change.kind != QUANTITY_NUMBER)
        return (struct view){0};
    *flags |= now->base_change.flags;
    return print_quantity(s->p, &now->base_change, 2);
}

/* The first columns are those of any figure of the row; it has no year of its
 * own, so they are printed from a stub without value or period. */
static void print_row(const struct series *s, const struct indicator *indicator,
                      const struct area *area)
{
    struct printing *p = s->p;
    struct figure stub = {.key = {indicator, area, {0}}};
    uint32_t flags = 0;
    row_print(p, s->layout, &(struct row){.figure = &stub});
    for (int y = s->first; y <= s->last; y++) {
        const struct figure *f = in_period(s, indicator, area, period_year(y));
        flags |= f ? f->flags : 0;
        table_cell(p->table, f ? print_figure(p, f, true) : (struct view){0});
    }
    table_cell(p->table, total(s, indicator, area, &flags));
    if (base_year(s))
        table_cell(p->table, growth(s, indicator, area, &flags));
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

static void print_indicator(const struct series *s,
                            const struct indicator *indicator)
{
    const struct area *root = &s->p->run->catalogue->areas[0];
    if (has_series(s, indicator, root))
        print_row(s, indicator, root);
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own &&
            has_series(s, indicator, root->children[i]))
            print_row(s, indicator, root->children[i]);
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct catalogue *c = p->run->catalogue;
    struct series s = {p, layout, first_year(p), p->run->year};
    (void)err;
    year_columns(&s);
    closing_columns(&s);
    for (size_t i = 0; i < c->indicator_count; i++)
        print_indicator(&s, &c->indicators[i]);
    return STATUS_OK;
}

const struct kind series_kind = {"series", figure_columns, true, fill};
