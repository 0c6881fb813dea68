/* Columns made from indicators, and the headings of rows beside them. */
#include "stages/publish/matrix.h"

static struct view code(struct printing *p, const struct row *row)
{
    (void)p;
    return row->code;
}

static struct view name(struct printing *p, const struct row *row)
{
    (void)p;
    return row->name;
}

/* A group's code stands under "area" too: the regions are rows like any other
 * to whoever reads the table by its columns. */
const struct column_kind matrix_stub[] = {
    {"area", CELL_CODE, code},
    {"area-name", CELL_TEXT, name},
    {NULL, CELL_TEXT, NULL},
};

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

/* The yearbook puts the measure behind the name where columns are counted in
 * different ones; a rank has none. */
static struct view title(struct printing *p, const struct indicator *i,
                         bool with_measure)
{
    struct view name = i->name[p->language];
    struct view measure = print_measure(p, i->measure);
    if (!with_measure || !measure.n)
        return name;
    return arena_format(p->arena, "%.*s (%.*s)", VIEW_ARG(name),
                        VIEW_ARG(measure));
}

const struct indicator **matrix_columns(
    struct printing *p, const struct layout *layout,
    bool (*wanted)(const struct printing *p, const struct layout *layout,
                   const struct indicator *indicator),
    bool with_measure, size_t *count)
{
    const struct catalogue *c = p->run->catalogue;
    /* One more than can be chosen: nothing is taken for no indicators. */
    const struct indicator **chosen =
        arena_take(p->arena, (c->indicator_count + 1) * sizeof *chosen);
    *count = 0;
    if (!chosen)
        return NULL;
    for (size_t i = 0; i < c->indicator_count; i++) {
        const struct indicator *indicator = &c->indicators[i];
        if (!wanted(p, layout, indicator))
            continue;
        chosen[(*count)++] = indicator;
        table_column(p->table, indicator->code,
                     title(p, indicator, with_measure), CELL_NUMBER);
    }
    printing_flags_column(p);
    return chosen;
}
