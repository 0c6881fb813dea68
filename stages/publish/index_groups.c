/* The composite indices at a glance: areas down, groups across, each with its
 * score and rank. */
#include "stages/publish/index_words.h"
#include "stages/publish/matrix.h"

/* The index as a whole and its uppermost groups. */
static bool is_shown(const struct composite_node *node)
{
    return node->level <= 1;
}

static void add_columns(struct printing *p, const struct composite *c)
{
    bool zh = p->language == LANGUAGE_ZH;
    for (size_t n = 0; n < c->node_count; n++) {
        const struct composite_node *node = &c->nodes[n];
        if (!is_shown(node))
            continue;
        table_column(p->table, node->code, node->name[p->language],
                     CELL_NUMBER);
        table_column(p->table,
                     arena_format(p->arena, "%.*s-rank", VIEW_ARG(node->code)),
                     arena_format(p->arena, zh ? "%.*s位次" : "%.*s: rank",
                                  VIEW_ARG(node->name[p->language])),
                     CELL_NUMBER);
    }
}

/* An area that does not compete under one index may do so under another: its
 * place is beyond the last then. */
static size_t find(const struct composite_result *r, const struct area *area)
{
    size_t at = 0;
    while (at < r->area_count && r->areas[at] != area)
        at++;
    return at;
}

static void add_cells(struct printing *p, const struct composite_result *r,
                      const struct area *area, uint32_t *flags)
{
    size_t at = find(r, area);
    bool competes = at < r->area_count;
    for (size_t n = 0; n < r->composite->node_count; n++) {
        struct view score = {0}, rank = {0};
        if (!is_shown(&r->composite->nodes[n]))
            continue;
        if (competes) {
            score = print_score(p, r, &r->scores[composite_at(r, at, n)]);
            rank = print_rank(p, r->ranks[composite_at(r, at, n)]);
        }
        table_cell(p->table, score);
        table_cell(p->table, rank);
    }
    if (competes)
        *flags |= r->flags[composite_at(r, at, 0)] | r->rank_flags;
}

static void print_row(struct printing *p, const struct layout *layout,
                      const struct area *area)
{
    const struct composite_result *results = p->run->composites.at;
    uint32_t flags = 0;
    row_print(
        p, layout,
        &(struct row){.code = area->code, .name = area->name[p->language]});
    for (size_t i = 0; i < p->run->composites.count; i++)
        add_cells(p, &results[i], area, &flags);
    table_cell(p->table, print_flags(p, flags));
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct composite_result *results = p->run->composites.at;
    const struct area *root = &p->run->catalogue->areas[0];
    (void)err;
    for (size_t i = 0; i < p->run->composites.count; i++)
        add_columns(p, results[i].composite);
    printing_flags_column(p);
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own)
            print_row(p, layout, root->children[i]);
    return STATUS_OK;
}

const struct kind index_groups_kind = {"index-groups", matrix_stub, false,
                                       fill};
