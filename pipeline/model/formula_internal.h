/* The formula language from inside: for pipeline/model/formula*.c. */
#ifndef NIANBAO_MODEL_FORMULA_INTERNAL_H
#define NIANBAO_MODEL_FORMULA_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/formula.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER, /* 12.5 */
    TOKEN_CODE,   /* ELD.BEDS: begins with a capital */
    TOKEN_WORD,   /* and, if, prior: small letters */
    TOKEN_QUOTED, /* "excellent", with its marks */
    TOKEN_SYMBOL,
    TOKEN_BAD
};

struct token {
    enum token_kind kind;
    struct view text;
};

/* The token at the front of `rest`, which is moved behind it. TOKEN_END at the
 * end, again and again; TOKEN_BAD for what begins no word, one character long.
 */
struct token formula_token(struct view *rest);

/* The order is relied on: ranges of it are asked for in formula_evaluate.c and
 * formula_check.c. From NODE_MISSING on they are functions. */
enum node_kind {
    NODE_NUMBER,
    NODE_CODE,
    NODE_WORD, /* in quotation marks: a grade, a NODE_NUMBER once checked */
    NODE_NEGATE,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_LESS,
    NODE_LESS_EQUAL,
    NODE_EQUAL,
    NODE_NOT_EQUAL,
    NODE_GREATER_EQUAL,
    NODE_GREATER,
    NODE_NOT,
    NODE_AND,
    NODE_OR,
    NODE_IF,
    NODE_MISSING,
    NODE_PRIOR,
    NODE_AT,
    NODE_COMPONENTS,
    NODE_CHILDREN,
    NODE_POPULATION,
    NODE_ABS,
    NODE_MIN,
    NODE_MAX,
    NODE_RANK,
    NODE_SHARE,
    NODE_GROWTH,
    NODE_STREAK,
    NODE_SUM,
    NODE_KINDS
};

enum term_kind { TERM_NUMBER, TERM_TRUTH, TERM_GRADE, TERM_TEXT, TERM_WORD };

/* What a part of a formula is, before anything is evaluated. Checked once, so
 * that evaluation need not look at measures. */
struct term {
    enum term_kind kind;
    const struct measure *measure; /* of a number; NULL: a plain one */
    bool product;                  /* of measures: may stand beside any other */
    struct view scale;             /* of a grade */
};

/* One part of a formula. Operands are a list: `first`, then along `next`; the
 * parser has seen to their number. */
struct formula_node {
    enum node_kind kind;
    struct view text;           /* what it is written as */
    struct formula_node *first; /* operand */
    struct formula_node *next;  /* operand beside it */
    struct decimal number;
    const struct indicator *indicator;
    int year, until; /* written out: at, growth, population; sum has both */
    struct term term;
};

struct formula {
    const struct catalogue *catalogue;
    struct view text;
    struct formula_node *root;
};

/* FAULT_CONFIG about `part` of the formula `whole`: err->column is set. */
void formula_fault(struct err *err, struct view whole, struct view part,
                   const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The tree of formula->text, in `arena`; NULL on a mistake. */
struct formula_node *formula_parse(const struct formula *formula,
                                   enum formula_dialect dialect,
                                   struct arena *arena, struct err *err);

/* Gives every node its term and every word its rank; false on a mistake. Words
 * beside grades become numbers by it. */
bool formula_check(struct formula *formula, struct err *err);
/* Whether two numbers may be added and compared; else the err says why not. */
bool formula_same_measure(const struct formula *formula,
                          const struct formula_node *a,
                          const struct formula_node *b, struct err *err);

/* Where an evaluation stands. */
/* By value: a function that looks elsewhere makes itself a copy. */
struct scene {
    const struct lookup *lookup;
    const struct area *area;
    struct period period;
    uint32_t travelling; /* every flag that does */
};

struct scene formula_scene(const struct formula *formula,
                           const struct lookup *lookup, const struct area *area,
                           struct period period);

/* What a node comes to at the scene. The tree was checked: kinds fit, operands
 * are there. */
struct quantity formula_value(const struct scene *scene,
                              const struct formula_node *node);
/* What the lookup tells of an indicator at the scene. */
struct quantity formula_ask(const struct scene *scene,
                            const struct indicator *indicator);
/* The same for a node that is a function: NODE_MISSING and after. */
struct quantity formula_call(const struct scene *scene,
                             const struct formula_node *node);

/* `period` in another year; of a span that year alone is left. */
struct period formula_in_year(struct period period, int year);
/* The area nothing is above. */
const struct area *formula_root_of(const struct area *area);

#endif
