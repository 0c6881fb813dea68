/* The tree of areas, depth first, with a leaf of its own for each area that
 * has children. */
#include "pipeline/model/catalogue_internal.h"

struct tree {
    struct loader *loader;
    struct area_row *rows;
    size_t count;
    struct names codes; /* -> struct area_row */
    struct area_row *root;
};

/* The later one is kept, for after a fault it does not matter. */
static void link_root(struct tree *tree, struct area_row *row)
{
    if (tree->root)
        loader_fault(tree->loader,
                     "%.*s has no parent; expected one, for %.*s is the root",
                     VIEW_ARG(row->area.code), VIEW_ARG(tree->root->area.code));
    tree->root = row;
}

/* Behind its elder brothers: the file's order is the yearbook's. */
static void link_child(struct area_row *parent, struct area_row *row)
{
    if (parent->last)
        parent->last->next = row;
    else
        parent->first = row;
    parent->last = row;
    parent->child_count++;
}

/* The rows are the tree's own, though the table of names says const. */
static struct area_row *row_of(const struct tree *tree, struct view code)
{
    const struct area_row *row = names_find(&tree->codes, code);

    return row ? &tree->rows[row - tree->rows] : NULL;
}

static void link_row(struct tree *tree, struct area_row *row)
{
    struct area_row *parent = row_of(tree, row->parent);

    tree->loader->line = row->line;
    if (row->parent.n == 0)
        link_root(tree, row);
    else if (parent)
        link_child(parent, row);
    else
        cell_known(tree->loader, "parent", row->parent, NULL, "areas.csv");
}

/* All codes first: a parent may stand behind its children. */
static void link_rows(struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        tree->loader->line = tree->rows[i].line;
        loader_name(tree->loader, &tree->codes, tree->rows[i].area.code,
                    &tree->rows[i]);
    }
    for (size_t i = 0; i < tree->count; i++)
        link_row(tree, &tree->rows[i]);
    tree->loader->line = 0;
    if (!tree->root)
        loader_fault(tree->loader,
                     "there is no root; expected one area without parent");
}

/* The next place of the catalogue's array: depth first is yearbook order.
 * Places are given out in order, so index and order are the same here. */
static struct area *next_place(struct tree *tree, const struct area *parent)
{
    struct catalogue *catalogue = tree->loader->catalogue;
    struct area *area = &catalogue->areas[catalogue->area_count];

    area->parent = parent;
    area->level = parent ? parent->level + 1 : 0;
    area->index = catalogue->area_count++;
    area->order = (int)area->index;
    return area;
}

static void name_leaf(struct arena *arena, struct area *leaf,
                      const struct area *area)
{
    struct view english =
        arena_format(arena, "%.*s, %.*s level",
                     VIEW_ARG(area->name[LANGUAGE_EN]), VIEW_ARG(area->kind));

    leaf->code = arena_format(arena, "%.*s/own", VIEW_ARG(area->code));
    leaf->name[LANGUAGE_ZH] =
        arena_format(arena, "%.*s本级", VIEW_ARG(area->name[LANGUAGE_ZH]));
    leaf->short_name[LANGUAGE_ZH] = arena_format(
        arena, "%.*s本级", VIEW_ARG(area->short_name[LANGUAGE_ZH]));
    leaf->name[LANGUAGE_EN] = leaf->short_name[LANGUAGE_EN] = english;
    if (area->traditional.n)
        leaf->traditional =
            arena_format(arena, "%.*s本級", VIEW_ARG(area->traditional));
}

/* It exists as long as its area does, and nobody is counted as living there. It
 * has no population: per head it would divide by zero. */
static const struct area *place_leaf(struct tree *tree, const struct area *area)
{
    struct area *leaf = next_place(tree, area);

    leaf->own = true;
    leaf->kind = VIEW("own");
    leaf->from = area->from;
    leaf->until = area->until;
    name_leaf(tree->loader->arena, leaf, area);
    return leaf;
}

/* The place is taken before the children's, so that parents stand before them.
 */
static const struct area *place_row(struct tree *tree, struct area_row *row,
                                    const struct area *parent);

/* The own leaf always is the last child: area_leaf counts on it. */
static void place_children(struct tree *tree, const struct area_row *row,
                           struct area *area)
{
    size_t count = row->child_count + 1;
    const struct area **children =
        loader_take(tree->loader, count, sizeof(struct area *));

    if (!children)
        return;
    count = 0;
    for (struct area_row *child = row->first; child; child = child->next)
        children[count++] = place_row(tree, child, area);
    children[count++] = place_leaf(tree, area);
    area->children = children;
    area->child_count = count;
}

static const struct area *place_row(struct tree *tree, struct area_row *row,
                                    const struct area *parent)
{
    struct area *area = next_place(tree, parent);
    struct area placed = row->area;

    placed.parent = area->parent;
    placed.level = area->level;
    placed.index = area->index;
    placed.order = area->order;
    *area = placed;
    row->placed = true;
    if (row->first)
        place_children(tree, row, area);
    return area;
}

/* Rows that the root does not lead to are above themselves. */
/* Only reached from the root: the walk itself therefore ends, circles or not.
 */
static void check_placed(struct tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (!tree->rows[i].placed) {
            tree->loader->line = tree->rows[i].line;
            loader_fault(tree->loader,
                         "%.*s lies, by its parents, within itself",
                         VIEW_ARG(tree->rows[i].area.code));
        }
}

static void place_all(struct tree *tree)
{
    struct catalogue *catalogue = tree->loader->catalogue;

    /* An own leaf for every row at the most. */
    catalogue->areas =
        loader_take(tree->loader, 2 * tree->count, sizeof(struct area));
    if (!catalogue->areas)
        return;
    place_row(tree, tree->root, NULL);
    check_placed(tree);
    for (size_t i = 0; i < catalogue->area_count; i++)
        loader_name(tree->loader, &catalogue->index->areas,
                    catalogue->areas[i].code, &catalogue->areas[i]);
}

/* Linked, then placed: the array must know each area's children in order. */
void catalogue_plant(struct loader *loader, struct area_row *rows, size_t count)
{
    struct tree tree = {.loader = loader, .rows = rows, .count = count};

    if (loader->status == STATUS_OK)
        link_rows(&tree);
    if (loader->status == STATUS_OK && tree.root)
        place_all(&tree);
}
