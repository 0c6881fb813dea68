/* The grammar of the formula language: from words to a tree. */
#include "pipeline/model/formula_parser.h"

/* How tightly an operator binds, the loosest first. */
enum level {
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_ADD,
    LEVEL_MULTIPLY,
    LEVEL_UNARY
};

/* Symbols are found whole by the lexer, so the order of rows does not matter.
 */
static const struct operator_kind {
    const char *text;
    enum level level;
    enum node_kind kind;
    enum formula_dialect dialect;
} operators[] = {
    {"or", LEVEL_OR, NODE_OR, FORMULA_EDIT},
    {"and", LEVEL_AND, NODE_AND, FORMULA_EDIT},
    {"<", LEVEL_COMPARE, NODE_LESS, FORMULA_EDIT},
    {"<=", LEVEL_COMPARE, NODE_LESS_EQUAL, FORMULA_EDIT},
    {"=", LEVEL_COMPARE, NODE_EQUAL, FORMULA_EDIT},
    {"!=", LEVEL_COMPARE, NODE_NOT_EQUAL, FORMULA_EDIT},
    {">=", LEVEL_COMPARE, NODE_GREATER_EQUAL, FORMULA_EDIT},
    {">", LEVEL_COMPARE, NODE_GREATER, FORMULA_EDIT},
    {"+", LEVEL_ADD, NODE_ADD, FORMULA_INDICATOR},
    {"-", LEVEL_ADD, NODE_SUBTRACT, FORMULA_INDICATOR},
    {"*", LEVEL_MULTIPLY, NODE_MULTIPLY, FORMULA_INDICATOR},
    {"/", LEVEL_MULTIPLY, NODE_DIVIDE, FORMULA_INDICATOR},
};

/* A node of two operands, NULL if one is. */
static struct formula_node *join(struct parser *parser, enum node_kind kind,
                                 const char *from, struct formula_node *first,
                                 struct formula_node *second)
{
    struct formula_node *node =
        first && second ? parser_node(parser, kind, from) : NULL;

    if (!node)
        return NULL;
    node->first = first;
    first->next = second;
    return node;
}

/* No node of its own: the tree's shape says it. Messages show the inside. */
static struct formula_node *parse_group(struct parser *parser)
{
    struct formula_node *node;

    parser_step(parser);
    node = parser_expression(parser);
    if (!node || !parser_expect(parser, ")", "a closing parenthesis"))
        return NULL;
    return node;
}

static const struct operator_kind *operator_here(const struct parser *parser,
                                                 enum level level)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (operators[i].level == level && parser_at(parser, operators[i].text))
            return &operators[i];
    return NULL;
}

static struct formula_node *parse_level(struct parser *parser,
                                        enum level level);

/* A prefix: `not` or the minus sign. */
/* Of its own level, so `not not a` and `- -a` may be written; the depth is
 * counted, for they call themselves. */
static struct formula_node *parse_prefix(struct parser *parser,
                                         enum level level, enum node_kind kind)
{
    const char *from = parser->token.text.p;
    struct formula_node *operand, *node;

    if (!parser_descend(parser))
        return NULL;
    parser_step(parser);
    operand = parse_level(parser, level);
    node = operand ? parser_node(parser, kind, from) : NULL;
    if (node)
        node->first = operand;
    parser->depth--;
    return node;
}

static struct formula_node *parse_unary(struct parser *parser)
{
    if (parser_at(parser, "-"))
        return parse_prefix(parser, LEVEL_UNARY, NODE_NEGATE);
    if (parser_at(parser, "("))
        return parse_group(parser);
    return parser_operand(parser);
}

static struct formula_node *parse_not(struct parser *parser)
{
    if (!parser_at(parser, "not"))
        return parse_level(parser, LEVEL_COMPARE);
    if (!parser_allowed(parser, FORMULA_EDIT))
        return NULL;
    return parse_prefix(parser, LEVEL_NOT, NODE_NOT);
}

/* `left` and what follows the operator here. */
static struct formula_node *parse_right(struct parser *parser, const char *from,
                                        struct formula_node *left,
                                        const struct operator_kind *found)
{
    if (!parser_allowed(parser, found->dialect))
        return NULL;
    parser_step(parser);
    return join(parser, found->kind, from, left,
                parse_level(parser, (enum level)(found->level + 1)));
}

/* Comparisons do not go in chains: a < b < c would compare a truth with a
 * number. */
static struct formula_node *parse_comparison(struct parser *parser)
{
    const char *from = parser->token.text.p;
    struct formula_node *node = parse_level(parser, LEVEL_ADD);
    const struct operator_kind *found = operator_here(parser, LEVEL_COMPARE);

    if (!node || !found)
        return node;
    node = parse_right(parser, from, node, found);
    if (node && operator_here(parser, LEVEL_COMPARE))
        return parser_unexpected(parser, "and, or, or the end");
    return node;
}

/* Operands of one level, from the left. So a - b - c is (a - b) - c. */
static struct formula_node *parse_chain(struct parser *parser, enum level level)
{
    const char *from = parser->token.text.p;
    struct formula_node *node = parse_level(parser, (enum level)(level + 1));
    const struct operator_kind *found;

    while (node && (found = operator_here(parser, level)) != NULL)
        node = parse_right(parser, from, node, found);
    return node;
}

static struct formula_node *parse_level(struct parser *parser, enum level level)
{
    switch (level) {
    case LEVEL_NOT:
        return parse_not(parser);
    case LEVEL_COMPARE:
        return parse_comparison(parser);
    case LEVEL_UNARY:
        return parse_unary(parser);
    default:
        return parse_chain(parser, level);
    }
}

/* `if c then a else b`; an `else` belongs to the nearest `if`. */
static struct formula_node *parse_if(struct parser *parser)
{
    const char *from = parser->token.text.p;
    struct formula_node *condition, *node, *otherwise;

    parser_step(parser);
    condition = parser_expression(parser);
    if (!condition || !parser_expect(parser, "then", "then"))
        return NULL;
    node = join(parser, NODE_IF, from, condition, parser_expression(parser));
    if (node && parser_accept(parser, "else")) {
        otherwise = parser_expression(parser);
        if (!otherwise)
            return NULL;
        parser_append(node, otherwise);
    }
    if (node)
        node->text.n = (size_t)(parser->end - from);
    return node;
}

/* The way down for parentheses, arguments and branches: the depth is counted
 * here. */
struct formula_node *parser_expression(struct parser *parser)
{
    struct formula_node *node = NULL;

    if (!parser_descend(parser))
        return NULL;
    if (!parser_at(parser, "if"))
        node = parse_level(parser, LEVEL_OR);
    else if (parser_allowed(parser, FORMULA_EDIT))
        node = parse_if(parser);
    parser->depth--;
    return node;
}

/* What is left behind a whole expression is a mistake, not a comment. */
struct formula_node *formula_parse(const struct formula *formula,
                                   enum formula_dialect dialect,
                                   struct arena *arena, struct err *err)
{
    struct parser parser = {.formula = formula,
                            .dialect = dialect,
                            .arena = arena,
                            .err = err,
                            .rest = formula->text,
                            .end = formula->text.p};
    struct formula_node *root;

    parser.token = formula_token(&parser.rest);
    root = parser_expression(&parser);
    if (root && parser.token.kind != TOKEN_END)
        return parser_unexpected(&parser, "an operator or the end");
    return root;
}
