/* Columns made from indicators. */
#include "stages/publish/matrix.h"

const struct figure *matrix_figure(const struct printing *p,
                                   const struct indicator *indicator,
                                   const struct area *area)
{
    struct key key = {indicator, area, period_year(p->run->year)};
    return figures_get(p->run->figures, &key);
}

bool matrix_has(const struct printing *p, const struct indicator *indicator)
{
    const struct area *root = &p->run->catalogue->areas[0];
    if (matrix_figure(p, indicator, root))
        return true;
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own &&
            matrix_figure(p, indicator, root->children[i]))
            return true;
    return false;
}

static struct view title(struct printing *p, const struct indicator *i,
                         bool with_measure)
{
    struct view name = i->name[p->language];
    struct view measure = print_measure(p, i->measure);
    if (!with_measure || !measure.n)
        return name;
    return arena_format(p->run->arena, "%.*s (%.*s)", VIEW_ARG(name),
                        VIEW_ARG(measure));
}

static void lead(struct printing *p, const struct layout *layout)
{
    const struct layout_column *columns = layout->columns.at;
    for (size_t i = 0; i < layout->columns.count; i++)
        table_column(p->table, view_of(columns[i].kind->key),
                     columns[i].title[p->language], columns[i].kind->cell);
}

const struct indicator **matrix_columns(
    struct printing *p, const struct layout *layout,
    bool (*wanted)(const struct printing *p, const struct layout *layout,
                   const struct indicator *indicator),
    bool with_measure, size_t *count)
{
    const struct catalogue *c = p->run->catalogue;
    const struct indicator **chosen =
        arena_take(p->run->arena, (c->indicator_count + 1) * sizeof *chosen);
    *count = 0;
    if (!chosen)
        return NULL;
    lead(p, layout);
    for (size_t i = 0; i < c->indicator_count; i++) {
        const struct indicator *indicator = &c->indicators[i];
        if (!wanted(p, layout, indicator))
            continue;
        chosen[(*count)++] = indicator;
        table_column(p->table, indicator->code,
                     title(p, indicator, with_measure), CELL_NUMBER);
    }
    table_column(p->table, VIEW("flags"),
                 p->language == LANGUAGE_ZH ? VIEW("标志") : VIEW("Flags"),
                 CELL_TEXT);
    return chosen;
}
