/* Standings as a table for the command. */
#include "pipeline/engine/standing_print.h"

static void add_columns(struct table *table, bool screen)
{
    for (const struct standing_column *c = standing_columns; c->key; c++)
        if (c->on_screen || !screen)
            table_column(table, view_of(c->key),
                         view_of(c->title[table->language]), c->kind);
}

static void add_row(const struct standings *all, const struct standing *s,
                    struct table *table, bool screen)
{
    for (const struct standing_column *c = standing_columns; c->key; c++)
        if (c->on_screen || !screen)
            table_cell(table, c->print(all, s, table->language, table->arena));
}

static void add_rows(const struct standings *all, const struct array *rows,
                     struct table *table, bool screen)
{
    const struct standing *s = rows->at;
    for (size_t i = 0; i < rows->count; i++)
        if (!screen || s[i].year == all->year)
            add_row(all, &s[i], table, screen);
}

struct table *standing_table(const struct standings *all, bool screen,
                             enum language language, struct arena *arena)
{
    struct table *table = table_new(arena, language, VIEW("status"), VIEW(""));
    if (!table)
        return NULL;
    add_columns(table, screen);
    add_rows(all, &all->rows, table, screen);
    add_rows(all, &all->totals, table, screen);
    return arena->failed ? NULL : table;
}
