/* What a formula comes to: operators, three-valued and exact. */
#include "pipeline/model/formula_internal.h"

static struct quantity unknown(uint32_t flags)
{
    return (struct quantity){.kind = QUANTITY_UNKNOWN, .flags = flags};
}

static struct quantity number(struct decimal value, uint32_t flags)
{
    return (struct quantity){
        .kind = QUANTITY_NUMBER, .number = value, .flags = flags};
}

static struct quantity truth(bool value, uint32_t flags)
{
    return (struct quantity){
        .kind = QUANTITY_TRUTH, .truth = value, .flags = flags};
}

/* Flags that do not travel are taken off where values enter: all that is made
 * of them is then clean. */
struct quantity formula_ask(const struct scene *scene,
                            const struct indicator *indicator)
{
    const struct key key = {indicator, scene->area, scene->period};
    struct quantity answer;

    if (!scene->lookup->get)
        return unknown(0);
    answer = scene->lookup->get(scene->lookup->self, &key);
    answer.flags &= scene->travelling;
    return answer;
}

/* Of what is not known the number is 0, and stays it. */
static struct quantity negate(const struct scene *scene,
                              const struct formula_node *node)
{
    struct quantity result = formula_value(scene, node->first);

    result.number = decimal_negate(result.number);
    return result;
}

static bool apply(enum node_kind kind, struct decimal a, struct decimal b,
                  struct decimal *out)
{
    switch (kind) {
    case NODE_ADD:
        return decimal_add(a, b, out);
    case NODE_SUBTRACT:
        return decimal_subtract(a, b, out);
    case NODE_MULTIPLY:
        return decimal_multiply(a, b, out);
    default:
        return decimal_divide(a, b, out);
    }
}

/* + - * /: no result where there is none, by zero or beyond 10^36. */
static struct quantity calculate(const struct scene *scene,
                                 const struct formula_node *node)
{
    struct quantity a = formula_value(scene, node->first);
    struct quantity b = formula_value(scene, node->first->next);
    uint32_t flags = a.flags | b.flags;
    struct decimal result;

    if (a.kind != QUANTITY_NUMBER || b.kind != QUANTITY_NUMBER)
        return unknown(flags);
    if (!apply(node->kind, a.number, b.number, &result))
        return unknown(flags | FLAG_BIT(FLAG_UNDEFINED));
    return number(result, flags);
}

/* Whether the sign of an order fits the operator. */
static bool holds(enum node_kind kind, int order)
{
    switch (kind) {
    case NODE_LESS:
        return order < 0;
    case NODE_LESS_EQUAL:
        return order <= 0;
    case NODE_EQUAL:
        return order == 0;
    case NODE_NOT_EQUAL:
        return order != 0;
    case NODE_GREATER_EQUAL:
        return order >= 0;
    default:
        return order > 0;
    }
}

/* Both are of one kind: compiling saw to it. */
static struct quantity compare(const struct scene *scene,
                               const struct formula_node *node)
{
    struct quantity a = formula_value(scene, node->first);
    struct quantity b = formula_value(scene, node->first->next);
    uint32_t flags = a.flags | b.flags;
    int order;

    if (a.kind == QUANTITY_UNKNOWN || b.kind != a.kind)
        return unknown(flags);
    order = a.kind == QUANTITY_TRUTH ? a.truth - b.truth
                                     : decimal_compare(a.number, b.number);
    return truth(holds(node->kind, order), flags);
}

/* Not known inverted is not known: `kind` stays. */
static struct quantity invert(const struct scene *scene,
                              const struct formula_node *node)
{
    struct quantity result = formula_value(scene, node->first);

    result.truth = !result.truth;
    return result;
}

static bool is_truth(const struct quantity *q, bool value)
{
    return q->kind == QUANTITY_TRUTH && q->truth == value;
}

/* `and` and `or` in the logic of Kleene: the deciding truth (false for `and`,
 * true for `or`) wins over what is not known. Both sides are asked even if one
 * decides: the flags are those of everything the formula looked at. Source: S.
 * C. Kleene, Introduction to Metamathematics, 1952, section 64 (strong tables).
 */
static struct quantity decide(const struct scene *scene,
                              const struct formula_node *node)
{
    bool deciding = node->kind == NODE_OR;
    struct quantity a = formula_value(scene, node->first);
    struct quantity b = formula_value(scene, node->first->next);
    uint32_t flags = a.flags | b.flags;

    if (is_truth(&a, deciding) || is_truth(&b, deciding))
        return truth(deciding, flags);
    if (a.kind == QUANTITY_UNKNOWN || b.kind == QUANTITY_UNKNOWN)
        return unknown(flags);
    return truth(!deciding, flags);
}

/* Without `else`, a condition that does not hold leaves nothing to say. */
static struct quantity choose(const struct scene *scene,
                              const struct formula_node *node)
{
    const struct formula_node *chosen = node->first->next;
    struct quantity condition = formula_value(scene, node->first);
    struct quantity result;

    if (is_truth(&condition, false))
        chosen = chosen->next;
    if (condition.kind == QUANTITY_UNKNOWN || !chosen)
        return unknown(condition.flags);
    result = formula_value(scene, chosen);
    result.flags |= condition.flags;
    return result;
}

/* Ranges of the enum instead of a table: the frequent kinds come first. */
struct quantity formula_value(const struct scene *scene,
                              const struct formula_node *node)
{
    if (node->kind == NODE_NUMBER)
        return number(node->number, 0);
    if (node->kind == NODE_CODE)
        return formula_ask(scene, node->indicator);
    if (node->kind == NODE_NEGATE)
        return negate(scene, node);
    if (node->kind >= NODE_MISSING)
        return formula_call(scene, node);
    if (node->kind >= NODE_ADD && node->kind <= NODE_DIVIDE)
        return calculate(scene, node);
    if (node->kind >= NODE_LESS && node->kind <= NODE_GREATER)
        return compare(scene, node);
    if (node->kind == NODE_NOT)
        return invert(scene, node);
    return node->kind == NODE_IF ? choose(scene, node) : decide(scene, node);
}

struct scene formula_scene(const struct formula *formula,
                           const struct lookup *lookup, const struct area *area,
                           struct period period)
{
    struct scene scene = {lookup, area, period, 0};

    scene.travelling = flags_travelling(formula->catalogue->flags, UINT32_MAX);
    return scene;
}

struct quantity formula_evaluate(const struct formula *formula,
                                 const struct lookup *lookup,
                                 const struct area *area, struct period period)
{
    struct scene scene = formula_scene(formula, lookup, area, period);

    return formula_value(&scene, formula->root);
}
