/* The formula language: compiling, and what is known of a formula. */
#include "pipeline/model/formula.h"

#include <stdarg.h>

#include "pipeline/model/formula_internal.h"

/* A tree leans to the left by as many levels as it has operators. Walks along
 * it call themselves as deep, so its length bounds the stack. */
enum { BYTES_MOST = 4000 };

/* Characters, not bytes: a clerk counts what is seen. */
void formula_fault(struct err *err, struct view whole, struct view part,
                   const char *format, ...)
{
    struct view front = {whole.p, 0};
    va_list arguments;

    if (part.p > whole.p)
        front.n = (size_t)(part.p - whole.p);
    va_start(arguments, format);
    err_setv(err, FAULT_CONFIG, format, arguments);
    va_end(arguments);
    err->column = (long)utf8_length(front) + 1;
}

/* Only a statement may be a text: it is printed as it stands. */
static bool compile(struct formula *formula, enum formula_dialect dialect,
                    struct arena *arena, struct err *err)
{
    struct view text = formula->text;

    if (text.n > BYTES_MOST) {
        formula_fault(err, text, text,
                      "the formula has %zu bytes, more than %d", text.n,
                      BYTES_MOST);
        return false;
    }
    formula->root = formula_parse(formula, dialect, arena, err);
    if (!formula->root || !formula_check(formula, err))
        return false;
    if (formula->root->term.kind != TERM_TEXT || dialect == FORMULA_STATEMENT)
        return true;
    formula_fault(err, text, formula->root->text,
                  "%.*s is a text; nothing can be worked out from it",
                  VIEW_ARG(formula->root->text));
    return false;
}

struct formula *formula_compile(const struct catalogue *catalogue,
                                enum formula_dialect dialect, struct view text,
                                struct arena *arena, struct err *err)
{
    struct formula *formula = arena_take(arena, sizeof *formula);
    struct view copy = arena_copy(arena, text);

    if (!formula || arena->failed) {
        err_memory(err);
        return NULL;
    }
    formula->catalogue = catalogue;
    formula->text = copy;
    return compile(formula, dialect, arena, err) ? formula : NULL;
}

const struct indicator *formula_alone(const struct formula *formula)
{
    return formula->root->kind == NODE_CODE ? formula->root->indicator : NULL;
}

bool formula_is_truth(const struct formula *formula)
{
    return formula->root->term.kind == TERM_TRUTH;
}
