/* The operands of a formula: numbers, codes, words, calls of functions. */
#include "pipeline/model/formula_parser.h"

/* What the arguments are: x an expression, c a code, y a year, s a span. */
static const struct function_kind {
    const char *name;
    enum node_kind kind;
    enum formula_dialect dialect;
    const char *arguments;
    bool more; /* of the last */
    const char *usage;
} functions[] = {
    {"missing", NODE_MISSING, FORMULA_EDIT, "x", false, "missing(x)"},
    {"prior", NODE_PRIOR, FORMULA_EDIT, "x", false, "prior(x)"},
    {"at", NODE_AT, FORMULA_EDIT, "xy", false, "at(x, 2016)"},
    {"components", NODE_COMPONENTS, FORMULA_EDIT, "c", false,
     "components(CODE)"},
    {"children", NODE_CHILDREN, FORMULA_EDIT, "c", false, "children(CODE)"},
    {"population", NODE_POPULATION, FORMULA_EDIT, "y", false,
     "population(2020)"},
    {"abs", NODE_ABS, FORMULA_EDIT, "x", false, "abs(x)"},
    {"min", NODE_MIN, FORMULA_EDIT, "x", true, "min(x, y, ...)"},
    {"max", NODE_MAX, FORMULA_EDIT, "x", true, "max(x, y, ...)"},
    {"rank", NODE_RANK, FORMULA_STATEMENT, "c", false, "rank(CODE)"},
    {"share", NODE_SHARE, FORMULA_STATEMENT, "x", false, "share(x)"},
    {"growth", NODE_GROWTH, FORMULA_STATEMENT, "xy", false, "growth(x, 2016)"},
    {"streak", NODE_STREAK, FORMULA_STATEMENT, "xx", false, "streak(x, 1)"},
    {"sum", NODE_SUM, FORMULA_STATEMENT, "cs", false, "sum(CODE, 2017/2021)"},
};

/* Signs are operators: a number is never negative here. */
static struct formula_node *parse_number(struct parser *parser)
{
    struct formula_node *node = parser_token_node(parser, NODE_NUMBER);

    if (!node || decimal_parse(node->text, &node->number))
        return node;
    formula_fault(parser->err, parser->formula->text, node->text,
                  "\"%.*s\" is no number of at most %d digits",
                  VIEW_ARG(utf8_front(node->text, 40)), DECIMAL_INPUT_DIGITS);
    return NULL;
}

/* Resolved while parsing: a formula has no late surprises. */
static struct formula_node *parse_code(struct parser *parser)
{
    struct formula_node *node;

    if (parser->token.kind != TOKEN_CODE)
        return parser_unexpected(parser, "an indicator's code");
    node = parser_token_node(parser, NODE_CODE);
    if (!node)
        return NULL;
    node->indicator =
        catalogue_indicator(parser->formula->catalogue, node->text);
    if (node->indicator)
        return node;
    formula_fault(parser->err, parser->formula->text, node->text,
                  "there is no indicator %.*s", VIEW_ARG(node->text));
    err_remedy(parser->err, "see indicators.csv for the codes");
    return NULL;
}

/* A year written out. */
static bool parse_year(struct parser *parser, int *year)
{
    if (parser->token.kind != TOKEN_NUMBER ||
        !view_number(parser->token.text, year) || !period_year_valid(*year)) {
        parser_unexpected(parser, "a year");
        return false;
    }
    parser_step(parser);
    return true;
}

/* The slash here is no division, since years are not numbers. */
static bool parse_span(struct parser *parser, struct formula_node *call)
{
    if (!parse_year(parser, &call->year) ||
        !parser_expect(parser, "/", "a span such as 2017/2021"))
        return false;
    if (!parse_year(parser, &call->until))
        return false;
    if (call->until >= call->year)
        return true;
    formula_fault(parser->err, parser->formula->text, call->text,
                  "the span %d/%d runs backwards", call->year, call->until);
    return false;
}

/* Years and spans are no expressions: they must be known when it is compiled.
 */
static bool parse_argument(struct parser *parser, struct formula_node *call,
                           char kind)
{
    struct formula_node *operand;

    if (kind == 'y')
        return parse_year(parser, &call->year);
    if (kind == 's')
        return parse_span(parser, call);
    operand = kind == 'c' ? parse_code(parser) : parser_expression(parser);
    if (operand)
        parser_append(call, operand);
    return operand != NULL;
}

static bool parse_arguments(struct parser *parser, struct formula_node *call,
                            const struct function_kind *function)
{
    const char *kind = function->arguments;

    if (!parser_expect(parser, "(", function->usage))
        return false;
    for (; *kind; kind++)
        if ((kind > function->arguments &&
             !parser_expect(parser, ",", function->usage)) ||
            !parse_argument(parser, call, *kind))
            return false;
    while (function->more && parser_accept(parser, ","))
        if (!parse_argument(parser, call, kind[-1]))
            return false;
    return parser_expect(parser, ")", function->usage);
}

static const struct function_kind *find_function(struct view name)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (view_equal(name, view_of(functions[i].name)))
            return &functions[i];
    return NULL;
}

/* Its text is the whole call, parenthesis included, for messages. */
static struct formula_node *parse_call(struct parser *parser)
{
    const struct function_kind *function = find_function(parser->token.text);
    struct formula_node *call;

    if (!function)
        return parser_unexpected(parser, "a number, a code or a function");
    if (!parser_allowed(parser, function->dialect))
        return NULL;
    call = parser_token_node(parser, function->kind);
    if (!call || !parse_arguments(parser, call, function))
        return NULL;
    call->text.n = (size_t)(parser->end - call->text.p);
    return call;
}

struct formula_node *parser_operand(struct parser *parser)
{
    switch (parser->token.kind) {
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_CODE:
        return parse_code(parser);
    case TOKEN_QUOTED:
        return parser_token_node(parser, NODE_WORD);
    case TOKEN_WORD:
        return parse_call(parser);
    default:
        return parser_unexpected(parser, "a number, a code or a function");
    }
}
