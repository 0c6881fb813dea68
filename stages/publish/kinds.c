/* The table of kinds, and what lists and matrices share. */
#include "stages/publish/kinds.h"

const struct kind *const kinds[] = {
    &comparison_kind, &districts_kind, &ranking_kind,    &wide_kind,
    &series_kind,     &standards_kind, &bulletin_kind,   &honours_kind,
    &findings_kind,   &status_kind,    &index_kind,      &index_groups_kind,
    &robustness_kind, &quality_kind,   &validation_kind, NULL,
};

void printing_columns(struct printing *p, const struct layout *layout)
{
    const struct layout_column *columns = layout->columns.at;
    for (size_t i = 0; i < layout->columns.count; i++)
        table_column(p->table, view_of(columns[i].kind->key),
                     columns[i].title[p->language], columns[i].kind->cell);
}

void printing_flags_column(struct printing *p)
{
    bool zh = p->language == LANGUAGE_ZH;
    table_column(p->table, VIEW("flags"), zh ? VIEW("标志") : VIEW("Flags"),
                 CELL_TEXT);
}

void row_print(struct printing *p, const struct layout *layout,
               const struct row *row)
{
    const struct layout_column *columns = layout->columns.at;
    for (size_t i = 0; i < layout->columns.count; i++)
        table_cell(p->table, columns[i].kind->print(p, row));
}

struct figure **printing_figures(struct printing *p, size_t *count)
{
    return figures_sorted(p->run->figures, count);
}

/* Spans are told in series and bulletin; here is a year a row. */
static bool comparable(const struct run *run, const struct figure *f)
{
    return f->key.period.kind == PERIOD_YEAR && f->key.period.year <= run->year;
}

void each_figure(struct printing *p, const struct layout *layout,
                 area_test *wanted)
{
    size_t count;
    struct figure **figures = printing_figures(p, &count);
    for (size_t i = 0; i < count; i++)
        if (comparable(p->run, figures[i]) && wanted(figures[i]->key.area))
            row_print(p, layout, &(struct row){.figure = figures[i]});
}
