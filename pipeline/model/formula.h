/* The formula language: exact, three-valued, compiled once. Grammar and
 * functions are described in README ("The formula language"). */
#ifndef NIANBAO_MODEL_FORMULA_H
#define NIANBAO_MODEL_FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/period.h"

/* A result: a number, a truth, or neither of them known. A grade is its rank
 * (1 the best), items are their count. */
enum quantity_kind { QUANTITY_UNKNOWN, QUANTITY_NUMBER, QUANTITY_TRUTH };

/* `number` and `truth` mean something only where `kind` says so. */
struct quantity {
    enum quantity_kind kind;
    struct decimal number;
    bool truth;
    uint32_t flags; /* of everything it was made from, those that travel */
};

/* Where a formula is evaluated, and what it asks about there. */
struct key {
    const struct indicator *indicator;
    const struct area *area;
    struct period period;
};

/* The world as a formula sees it: a submission, a unit's history, or the
 * figures. A member that is NULL answers "unknown". It must answer the same to
 * the same key as long as an evaluation lasts. */
struct lookup {
    void *self;
    struct quantity (*get)(void *self, const struct key *key);
    /* Rank among the areas beside it, by the indicator's direction. */
    struct quantity (*rank)(void *self, const struct key *key);
};

/* Which functions may occur: an edit's or a derived indicator's formula has
 * only the first, a statement's has all. */
enum formula_dialect {
    FORMULA_INDICATOR, /* + - * / ( ) and codes */
    FORMULA_EDIT,      /* and comparison, logic, missing prior at components
                        children population abs min max */
    FORMULA_STATEMENT  /* and rank share growth streak sum */
};

/* Compiles `text`. Unknown names, wrong arity, operators between different
 * measures (factors included: values are not converted) or a number where a
 * truth is wanted are FAULT_CONFIG; err->column counts characters of the
 * formula from 1. Lives in `arena`. NULL on failure. `text` is copied. */
struct formula *formula_compile(const struct catalogue *catalogue,
                                enum formula_dialect dialect, struct view text,
                                struct arena *arena, struct err *err);

/* The value at `area` and `period`. Unknown operands make an unknown result,
 * but `false and x` is false, `true or x` is true; a division by zero is
 * unknown with FLAG_UNDEFINED. growth(x, year) is in per cent of the value in
 * `year`; share(x) in per cent of the root's value; streak(x, n) counts the
 * years running up to `period` at which x = n; sum(x, a/b) asks for the span.
 */
struct quantity formula_evaluate(const struct formula *formula,
                                 const struct lookup *lookup,
                                 const struct area *area, struct period period);

/* The indicators a formula names, in order of first occurrence, once each.
 * Returns how many there are; at most `room` are stored. With no room it only
 * counts, so ask twice. */
size_t formula_indicators(const struct formula *formula,
                          const struct indicator **indicators, size_t room);

/* The spans `sum` asks for, with their indicators, as above. */
size_t formula_spans(const struct formula *formula, struct key *keys,
                     size_t room);

/* The indicator, if the formula is one code and nothing else; else NULL. */
const struct indicator *formula_alone(const struct formula *formula);

/* Whether values counted in both may be added and compared as they stand: one
 * dimension, one factor. Neither may be NULL. */
bool formula_measures_alike(const struct measure *a, const struct measure *b);

/* Whether the result is a truth. */
bool formula_is_truth(const struct formula *formula);

/* Every key the formula would read at `area` and `period`, with repeats left
 * out; for findings that name every cell. Functions over years and children
 * are unfolded; of a streak there is the last year alone, for how far it goes
 * is not known before. Returns how many there are. */
size_t formula_cells(const struct formula *formula, const struct area *area,
                     struct period period, struct key *keys, size_t room);

/* Whether the whole formula is one comparison: < <= = != >= >. */
bool formula_is_comparison(const struct formula *formula);

/* A comparison with room for `absolute`, or for so many per cent of its right
 * side, whichever is more: a <= b is a <= b + room, a = b is |a - b| <= room.
 * For formulas that are comparisons. */
struct quantity formula_evaluate_within(const struct formula *formula,
                                        const struct lookup *lookup,
                                        const struct area *area,
                                        struct period period,
                                        struct decimal absolute,
                                        struct decimal per_cent);

/* Whether the whole formula is an `if` without `else` whose condition is known
 * not to hold: then it says nothing there, which is more than not knowing. */
bool formula_is_idle(const struct formula *formula, const struct lookup *lookup,
                     const struct area *area, struct period period);

enum { FORMULA_SUSPECTS_MAX = 8 };

/* Why a condition is false: what its subject should be ("<= 21000
 * (CHV.WISH)", with the signs of print), and the cells of the part of it that
 * decided, those of other years left out; of `if` those of its condition, too.
 */
struct formula_reason {
    struct view expected; /* in the arena */
    struct key suspects[FORMULA_SUSPECTS_MAX];
    size_t suspect_count;
};

/* Of a formula that is false at `area` and `period`. Of `and` the first operand
 * that is false decides, of `if` the branch that was taken. A comparison is
 * told by its other side's value; what is none by its own text. */
void formula_explain(const struct formula *formula, const struct lookup *lookup,
                     const struct area *area, struct period period,
                     struct arena *arena, struct formula_reason *reason);

#endif
