/* The matrix of ranks: cities down, indicators across. */
#include "stages/publish/matrix.h"

/* An indicator without direction, or that one city alone reports, ranks
 * nobody and would be a column of blanks. */
static bool is_ranked(const struct printing *p, const struct layout *layout,
                      const struct indicator *indicator)
{
    (void)layout;
    const struct area *root = &p->run->catalogue->areas[0];
    for (size_t i = 0; i < root->child_count; i++) {
        const struct figure *f = matrix_figure(p, indicator, root->children[i]);
        if (f && f->rank)
            return true;
    }
    return false;
}

/* A blank is "not ranked", which no number could say. The flags are those of
 * the ranks (of all that were ranked), not of the city's own values. */
static void print_row(struct printing *p, const struct layout *layout,
                      const struct area *area,
                      const struct indicator **indicators, size_t count)
{
    uint32_t flags = 0;
    row_print(
        p, layout,
        &(struct row){.code = area->code, .name = area->name[p->language]});
    for (size_t i = 0; i < count; i++) {
        const struct figure *f = matrix_figure(p, indicators[i], area);
        if (f && f->rank)
            flags |= f->rank_flags;
        table_cell(p->table,
                   f && f->rank ? print_integer(p, f->rank) : (struct view){0});
    }
    table_cell(p->table, print_flags(p, flags_travelling(
                                            p->run->catalogue->flags, flags)));
}

/* In yearbook order, which readers know; by rank there would be as many orders
 * as columns. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    size_t count;
    const struct indicator **indicators =
        matrix_columns(p, layout, is_ranked, false, &count);
    const struct area *root = &p->run->catalogue->areas[0];
    if (!indicators)
        return err_memory(err);
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own)
            print_row(p, layout, root->children[i], indicators, count);
    return STATUS_OK;
}

const struct kind ranking_kind = {"ranking", matrix_stub, false, fill};
