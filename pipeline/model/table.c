/* A table to be written: headers and rows of cells in one language. */
#include "pipeline/model/table.h"

struct table *table_new(struct arena *arena, enum language language,
                        struct view name, struct view title)
{
    struct table *table = arena_take(arena, sizeof *table);

    if (!table)
        return NULL;
    table->language = language;
    table->name = name;
    table->title = title;
    table->arena = arena;
    return table;
}

void table_column(struct table *table, struct view key, struct view title,
                  enum cell_kind kind)
{
    struct table_column *column =
        array_push(&table->columns, table->arena, sizeof *column);

    if (column)
        *column = (struct table_column){key, title, kind};
}

/* One array for all rows: a table of 200 columns costs no allocation a row. */
void table_cell(struct table *table, struct view text)
{
    struct view *cell = array_push(&table->cells, table->arena, sizeof *cell);

    if (cell)
        *cell = text;
}

/* A row begun counts: a cell too few shows as an empty one. */
size_t table_rows(const struct table *table)
{
    size_t columns = table->columns.count;

    return columns ? (table->cells.count + columns - 1) / columns : 0;
}

struct view table_at(const struct table *table, size_t row, size_t column)
{
    const struct view *cells = table->cells.at;
    size_t at = row * table->columns.count + column;

    if (column >= table->columns.count || at >= table->cells.count)
        return (struct view){NULL, 0};
    return cells[at];
}
