/* A formula in one spelling, so that equal ones are found. */
#include "pipeline/model/formula_canonical.h"

#include "pipeline/model/formula_internal.h"

/* A name for each operation; functions keep theirs. */
static const char *const names[NODE_KINDS] = {
    [NODE_NEGATE] = "-",
    [NODE_ADD] = "+",
    [NODE_SUBTRACT] = "minus",
    [NODE_MULTIPLY] = "*",
    [NODE_DIVIDE] = "/",
    [NODE_LESS] = "<",
    [NODE_LESS_EQUAL] = "<=",
    [NODE_EQUAL] = "=",
    [NODE_NOT_EQUAL] = "!=",
    [NODE_GREATER_EQUAL] = "<=",
    [NODE_GREATER] = "<",
    [NODE_NOT] = "not",
    [NODE_AND] = "and",
    [NODE_OR] = "or",
    [NODE_IF] = "if",
    [NODE_MISSING] = "missing",
    [NODE_PRIOR] = "prior",
    [NODE_AT] = "at",
    [NODE_COMPONENTS] = "parts",
    [NODE_CHILDREN] = "children",
    [NODE_POPULATION] = "population",
    [NODE_ABS] = "abs",
    [NODE_MIN] = "min",
    [NODE_MAX] = "max",
    [NODE_RANK] = "rank",
    [NODE_SHARE] = "share",
    [NODE_GROWTH] = "growth",
    [NODE_STREAK] = "streak",
    [NODE_SUM] = "sum",
};

static bool commutes(enum node_kind kind)
{
    return kind == NODE_ADD || kind == NODE_MULTIPLY || kind == NODE_EQUAL ||
           kind == NODE_NOT_EQUAL || kind == NODE_AND || kind == NODE_OR ||
           kind == NODE_MIN || kind == NODE_MAX;
}

static void write(const struct formula_node *node, struct buf *out);

/* Of two operands, the one whose bytes come first; turned comparisons always
 * change places. */
static void write_pair(const struct formula_node *node, struct buf *out)
{
    struct buf a = {0}, b = {0};
    write(node->first, &a);
    write(node->first->next, &b);
    bool turn =
        node->kind == NODE_GREATER || node->kind == NODE_GREATER_EQUAL ||
        (commutes(node->kind) && view_compare(buf_view(&a), buf_view(&b)) > 0);
    buf_byte(out, ' ');
    buf_add(out, buf_view(turn ? &b : &a));
    buf_byte(out, ' ');
    buf_add(out, buf_view(turn ? &a : &b));
    out->failed = out->failed || a.failed || b.failed;
    buf_release(&a);
    buf_release(&b);
}

static bool is_pair(const struct formula_node *node)
{
    return node->first && node->first->next && !node->first->next->next &&
           node->kind != NODE_IF;
}

static void write_operation(const struct formula_node *node, struct buf *out)
{
    buf_format(out, "(%s", names[node->kind]);
    if (node->year || node->until)
        buf_format(out, " %d/%d", node->year, node->until);
    if (is_pair(node))
        write_pair(node, out);
    else
        for (const struct formula_node *x = node->first; x; x = x->next) {
            buf_byte(out, ' ');
            write(x, out);
        }
    buf_byte(out, ')');
}

static void write(const struct formula_node *node, struct buf *out)
{
    char text[DECIMAL_TEXT];
    if (node->kind == NODE_CODE) {
        buf_add(out, node->indicator->code);
    } else if (node->kind == NODE_NUMBER) {
        size_t n = decimal_print(node->number, -1, text);
        buf_add(out, (struct view){text, n});
    } else if (node->kind == NODE_WORD) {
        buf_add(out, node->text);
    } else {
        write_operation(node, out);
    }
}

void formula_canonical(const struct formula *formula, struct buf *out)
{
    write(formula->root, out);
}
