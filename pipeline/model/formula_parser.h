/* Reading a formula token by token: for pipeline/model/formula_*.c. */
#ifndef NIANBAO_MODEL_FORMULA_PARSER_H
#define NIANBAO_MODEL_FORMULA_PARSER_H

#include <stdbool.h>

#include "pipeline/model/formula_internal.h"

/* The first mistake is in `err`; every function that could not do its part
 * answers NULL or false and nothing more is read. One token is looked at ahead;
 * the grammar needs no more. */
struct parser {
    const struct formula *formula;
    enum formula_dialect dialect;
    struct arena *arena;
    struct err *err;
    struct view rest;
    struct token token; /* the one looked at */
    const char *end;    /* of the one before */
    int depth;
};

/* To the next token. */
void parser_step(struct parser *parser);
/* Whether the token looked at is that word or symbol. */
bool parser_at(const struct parser *parser, const char *text);
/* The same, and steps over it. */
bool parser_accept(struct parser *parser, const char *text);
/* The same, a mistake if it is another; `expected` names it in words. */
bool parser_expect(struct parser *parser, const char *text,
                   const char *expected);
/* A mistake at the token looked at. Always NULL. So `return
 * parser_unexpected(...)` serves every parsing function. */
void *parser_unexpected(struct parser *parser, const char *expected);
/* Whether a word of `dialect` may be used here; a mistake if not. */
bool parser_allowed(struct parser *parser, enum formula_dialect dialect);
/* One level down; a mistake below the deepest. The caller decrements `depth`.
 */
bool parser_descend(struct parser *parser);

/* A node written from `from` to the end of the token before. */
struct formula_node *parser_node(struct parser *parser, enum node_kind kind,
                                 const char *from);
/* A node of the token looked at, which is left behind. */
struct formula_node *parser_token_node(struct parser *parser,
                                       enum node_kind kind);
/* `operand` becomes the last of `node`. */
void parser_append(struct formula_node *node, struct formula_node *operand);

/* An expression from the token looked at. */
struct formula_node *parser_expression(struct parser *parser);
/* A number, a code, a quoted word or a call of a function. */
struct formula_node *parser_operand(struct parser *parser);

#endif
