/* Comparisons with a tolerance. */
#include "pipeline/model/formula_internal.h"

bool formula_is_comparison(const struct formula *formula)
{
    return formula->root->kind >= NODE_LESS &&
           formula->root->kind <= NODE_GREATER &&
           formula->root->first->term.kind == TERM_NUMBER;
}

static struct decimal magnitude(struct decimal a)
{
    return decimal_sign(a) < 0 ? decimal_negate(a) : a;
}

/* The larger of both; false on overflow. */
static bool find_room(struct decimal right, struct decimal absolute,
                      struct decimal per_cent, struct decimal *room)
{
    if (!decimal_multiply(magnitude(right), per_cent, room) ||
        !decimal_divide(*room, decimal_of(100), room))
        return false;
    if (decimal_compare(absolute, *room) > 0)
        *room = absolute;
    return true;
}

/* `over` is left - right. */
static bool holds(enum node_kind kind, struct decimal over, struct decimal room)
{
    int above = decimal_compare(over, room);
    int below = decimal_compare(over, decimal_negate(room));

    switch (kind) {
    case NODE_LESS:
        return above < 0;
    case NODE_LESS_EQUAL:
        return above <= 0;
    case NODE_EQUAL:
        return above <= 0 && below >= 0;
    case NODE_NOT_EQUAL:
        return above > 0 || below < 0;
    case NODE_GREATER_EQUAL:
        return below >= 0;
    default:
        return below > 0;
    }
}

struct quantity formula_evaluate_within(const struct formula *formula,
                                        const struct lookup *lookup,
                                        const struct area *area,
                                        struct period period,
                                        struct decimal absolute,
                                        struct decimal per_cent)
{
    struct scene scene = formula_scene(formula, lookup, area, period);
    const struct formula_node *root = formula->root;
    struct quantity left = formula_value(&scene, root->first);
    struct quantity right = formula_value(&scene, root->first->next);
    struct quantity result = {.flags = left.flags | right.flags};
    struct decimal over, room;

    if (left.kind != QUANTITY_NUMBER || right.kind != QUANTITY_NUMBER ||
        !decimal_subtract(left.number, right.number, &over) ||
        !find_room(right.number, absolute, per_cent, &room))
        return result;
    result.kind = QUANTITY_TRUTH;
    result.truth = holds(root->kind, over, room);
    return result;
}
