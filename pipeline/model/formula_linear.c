/* What of a formula is linear: for reasoning about edits without any values. */
#include "pipeline/model/formula_linear.h"

#include "pipeline/model/formula_internal.h"

static bool add_term(struct linear *to, const struct indicator *indicator,
                     int year, struct decimal factor)
{
    for (size_t i = 0; i < to->count; i++)
        if (to->terms[i].indicator == indicator && to->terms[i].year == year)
            return decimal_add(to->terms[i].factor, factor,
                               &to->terms[i].factor);
    if (to->count == LINEAR_TERMS_MAX)
        return false;
    to->terms[to->count++] = (struct linear_term){indicator, year, factor};
    return true;
}

/* Adds a number's node `times` over. False if it is not linear. */
static bool add_node(struct linear *to, const struct formula_node *node,
                     int year, struct decimal times);

/* A node that is a number whatever the values are. */
static bool constant_of(const struct formula_node *node, struct decimal *out)
{
    struct linear sum = {.count = 0};
    if (!add_node(&sum, node, 0, decimal_of(1)) || sum.count)
        return false;
    *out = sum.constant;
    return true;
}

static bool add_product(struct linear *to, const struct formula_node *node,
                        int year, struct decimal times)
{
    const struct formula_node *a = node->first, *b = a->next;
    struct decimal factor;
    if (node->kind == NODE_DIVIDE)
        return constant_of(b, &factor) &&
               decimal_divide(times, factor, &times) &&
               add_node(to, a, year, times);
    if (!constant_of(a, &factor)) {
        a = node->first->next;
        b = node->first;
    }
    return constant_of(a, &factor) && decimal_multiply(times, factor, &times) &&
           add_node(to, b, year, times);
}

static bool add_components(struct linear *to, const struct formula_node *node,
                           int year, struct decimal times)
{
    const struct indicator *whole = node->first->indicator;
    for (size_t i = 0; i < whole->component_count; i++)
        if (!add_term(to, whole->components[i], year, times))
            return false;
    return true;
}

static bool add_constant(struct linear *to, struct decimal number,
                         struct decimal times)
{
    return decimal_multiply(number, times, &number) &&
           decimal_add(to->constant, number, &to->constant);
}

static bool add_node(struct linear *to, const struct formula_node *node,
                     int year, struct decimal times)
{
    switch (node->kind) {
    case NODE_NUMBER:
        return add_constant(to, node->number, times);
    case NODE_CODE:
        return add_term(to, node->indicator, year, times);
    case NODE_NEGATE:
        return add_node(to, node->first, year, decimal_negate(times));
    case NODE_ADD:
        return add_node(to, node->first, year, times) &&
               add_node(to, node->first->next, year, times);
    case NODE_SUBTRACT:
        return add_node(to, node->first, year, times) &&
               add_node(to, node->first->next, year, decimal_negate(times));
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return add_product(to, node, year, times);
    case NODE_PRIOR:
        return add_node(to, node->first, year - 1, times);
    case NODE_AT:
        return add_node(to, node->first, node->year, times);
    case NODE_COMPONENTS:
        return add_components(to, node, year, times);
    default:
        return false;
    }
}

/* a < b is a - b below 0; a > b is b - a below 0. */
static bool compare(struct linear *to, const struct formula_node *node)
{
    bool turned =
        node->kind == NODE_GREATER || node->kind == NODE_GREATER_EQUAL;
    struct decimal one = decimal_of(turned ? -1 : 1);
    *to = (struct linear){.relation = LINEAR_AT_MOST};
    if (node->kind == NODE_LESS || node->kind == NODE_GREATER)
        to->relation = LINEAR_BELOW;
    if (node->kind == NODE_EQUAL)
        to->relation = LINEAR_EQUAL;
    return node->first->term.kind != TERM_TRUTH &&
           node->first->term.kind != TERM_TEXT &&
           add_node(to, node->first, 0, one) &&
           add_node(to, node->first->next, 0, decimal_negate(one));
}

/* The parts that `and` joins. */
static void collect(const struct formula_node *node, struct linear *parts,
                    size_t *count)
{
    if (node->kind == NODE_AND) {
        collect(node->first, parts, count);
        collect(node->first->next, parts, count);
    } else if (node->kind >= NODE_LESS && node->kind <= NODE_GREATER &&
               node->kind != NODE_NOT_EQUAL && *count < LINEAR_PARTS_MAX &&
               compare(&parts[*count], node)) {
        ++*count;
    }
}

void formula_linear(const struct formula *formula, struct linear_rule *rule)
{
    const struct formula_node *node = formula->root;
    *rule = (struct linear_rule){.conditional = node->kind == NODE_IF};
    if (rule->conditional) {
        collect(node->first, rule->when, &rule->when_count);
        node = node->first->next;
    }
    collect(node, rule->then, &rule->then_count);
}
