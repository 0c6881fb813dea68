/* Reading a formula token by token. */
#include "pipeline/model/formula_parser.h"

/* A formula from the outside must not use up the stack. */
enum { DEPTH_MOST = 64 };

/* The end of the token left behind is where a node's text ends. */
void parser_step(struct parser *parser)
{
    parser->end = parser->token.text.p + parser->token.text.n;
    parser->token = formula_token(&parser->rest);
}

bool parser_at(const struct parser *parser, const char *text)
{
    return (parser->token.kind == TOKEN_WORD ||
            parser->token.kind == TOKEN_SYMBOL) &&
           view_equal(parser->token.text, view_of(text));
}

bool parser_accept(struct parser *parser, const char *text)
{
    bool here = parser_at(parser, text);

    if (here)
        parser_step(parser);
    return here;
}

/* What stands there is repeated in part only: a quotation may be long. */
void *parser_unexpected(struct parser *parser, const char *expected)
{
    struct view text = parser->token.text;

    if (parser->token.kind == TOKEN_END)
        formula_fault(parser->err, parser->formula->text, text,
                      "the formula ends where %s is expected", expected);
    else
        formula_fault(parser->err, parser->formula->text, text,
                      "\"%.*s\" where %s is expected",
                      VIEW_ARG(utf8_front(text, 40)), expected);
    return NULL;
}

bool parser_expect(struct parser *parser, const char *text,
                   const char *expected)
{
    if (parser_accept(parser, text))
        return true;
    parser_unexpected(parser, expected);
    return false;
}

struct formula_node *parser_node(struct parser *parser, enum node_kind kind,
                                 const char *from)
{
    struct formula_node *node = arena_take(parser->arena, sizeof *node);

    if (!node) {
        err_memory(parser->err);
        return NULL;
    }
    node->kind = kind;
    node->text = (struct view){from, (size_t)(parser->end - from)};
    return node;
}

struct formula_node *parser_token_node(struct parser *parser,
                                       enum node_kind kind)
{
    const char *from = parser->token.text.p;

    parser_step(parser);
    return parser_node(parser, kind, from);
}

/* Dialects contain each other, in the order of the enum. */
bool parser_allowed(struct parser *parser, enum formula_dialect dialect)
{
    static const char *const places[] = {
        [FORMULA_INDICATOR] = "the formula of an indicator",
        [FORMULA_EDIT] = "an edit",
        [FORMULA_STATEMENT] = "a statement",
    };

    if (dialect <= parser->dialect)
        return true;
    formula_fault(parser->err, parser->formula->text, parser->token.text,
                  "\"%.*s\" is not for %s, only for %s",
                  VIEW_ARG(parser->token.text), places[parser->dialect],
                  dialect == FORMULA_EDIT ? "edits and statements"
                                          : "statements");
    return false;
}

bool parser_descend(struct parser *parser)
{
    if (++parser->depth <= DEPTH_MOST)
        return true;
    formula_fault(parser->err, parser->formula->text, parser->token.text,
                  "nested more than %d deep", DEPTH_MOST);
    return false;
}

/* A walk to the end: calls have a few arguments. */
void parser_append(struct formula_node *call, struct formula_node *operand)
{
    struct formula_node **end = &call->first;

    while (*end)
        end = &(*end)->next;
    *end = operand;
}
