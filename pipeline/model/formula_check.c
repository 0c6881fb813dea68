/* What may stand beside what in a formula: numbers, truths, grades. */
#include "pipeline/model/formula_internal.h"

struct checker {
    const struct formula *formula;
    struct err *err;
};

static const char *const term_words[] = {
    [TERM_NUMBER] = "a number", [TERM_TRUTH] = "true or false",
    [TERM_GRADE] = "a grade",   [TERM_TEXT] = "a text",
    [TERM_WORD] = "a word",
};

static bool want(struct checker *checker, const struct formula_node *node,
                 enum term_kind wanted)
{
    if (node->term.kind == wanted)
        return true;
    formula_fault(checker->err, checker->formula->text, node->text,
                  "%.*s is %s where %s is wanted", VIEW_ARG(node->text),
                  term_words[node->term.kind], term_words[wanted]);
    return false;
}

static bool want_all(struct checker *checker, const struct formula_node *node,
                     enum term_kind wanted)
{
    for (; node; node = node->next)
        if (!want(checker, node, wanted))
            return false;
    return true;
}

static bool fault_word(struct checker *checker, const struct formula_node *word)
{
    formula_fault(checker->err, checker->formula->text, word->text,
                  "%.*s: a word can only be compared with a grade",
                  VIEW_ARG(word->text));
    return false;
}

static struct term number_term(const struct measure *measure)
{
    return (struct term){.kind = TERM_NUMBER, .measure = measure};
}

static const struct term truth_term = {.kind = TERM_TRUTH};
static const struct term plain_term = {.kind = TERM_NUMBER};
static const struct term product_term = {.kind = TERM_NUMBER, .product = true};

/* Items count as numbers, in their measure. */
static struct term indicator_term(const struct indicator *indicator)
{
    switch (indicator->type) {
    case VALUE_GRADE:
        return (struct term){.kind = TERM_GRADE, .scale = indicator->scale};
    case VALUE_TEXT:
        return (struct term){.kind = TERM_TEXT};
    default:
        return number_term(indicator->measure);
    }
}

/* What comes of two that can be put side by side: a plain number takes the
 * other's measure. */
static struct term merge(const struct term *a, const struct term *b)
{
    return a->measure || a->product || a->kind != TERM_NUMBER ? *a : *b;
}

/* Every operand a number, all in one measure; the result is in it, too. */
static bool check_alike(struct checker *checker, struct formula_node *node)
{
    if (!want_all(checker, node->first, TERM_NUMBER))
        return false;
    node->term = node->first->term;
    for (struct formula_node *other = node->first; other->next;
         other = other->next) {
        if (!formula_same_measure(checker->formula, other, other->next,
                                  checker->err))
            return false;
        node->term = merge(&node->term, &other->next->term);
    }
    return true;
}

/* What 元 times 人 is counted in is not followed, so a product fits beside
 * anything: the author of the formula answers for it. */
static bool check_product(struct checker *checker, struct formula_node *node)
{
    bool plain = true;

    if (!want_all(checker, node->first, TERM_NUMBER))
        return false;
    for (const struct formula_node *x = node->first; x; x = x->next)
        plain = plain && !x->term.measure && !x->term.product;
    node->term = plain ? plain_term : product_term;
    return true;
}

/* A word takes the rank it has in the scale of the grade it is compared with.
 * From here on it is a number like any other. */
static bool check_word(struct checker *checker, struct formula_node *word,
                       const struct formula_node *grade)
{
    struct view text = {word->text.p + 1, word->text.n - 2};
    const struct grade *found =
        catalogue_grade(checker->formula->catalogue, grade->term.scale, text);

    if (!found) {
        formula_fault(checker->err, checker->formula->text, word->text,
                      "%.*s is no grade of the scale %.*s",
                      VIEW_ARG(word->text), VIEW_ARG(grade->term.scale));
        err_remedy(checker->err, "see grades.csv for its words");
        return false;
    }
    word->kind = NODE_NUMBER;
    word->number = decimal_of(found->rank);
    word->term = plain_term;
    return true;
}

static bool is_plain(const struct formula_node *node)
{
    return node->term.kind == TERM_NUMBER && !node->term.measure &&
           !node->term.product;
}

/* A grade beside a word, a plain number, or a grade of its own scale. */
static bool check_grade(struct checker *checker,
                        const struct formula_node *grade,
                        struct formula_node *other)
{
    if (other->kind == NODE_WORD)
        return check_word(checker, other, grade);
    if (is_plain(other))
        return true;
    if (other->term.kind == TERM_GRADE &&
        view_equal(grade->term.scale, other->term.scale))
        return true;
    formula_fault(checker->err, checker->formula->text, other->text,
                  "%.*s is a grade of the scale %.*s, %.*s is not",
                  VIEW_ARG(grade->text), VIEW_ARG(grade->term.scale),
                  VIEW_ARG(other->text));
    return false;
}

/* Whether one can be told to equal the other. */
static bool check_pair(struct checker *checker, struct formula_node *a,
                       struct formula_node *b)
{
    if (a->term.kind == TERM_GRADE)
        return check_grade(checker, a, b);
    if (b->term.kind == TERM_GRADE)
        return check_grade(checker, b, a);
    if (a->term.kind == TERM_TRUTH)
        return want(checker, b, TERM_TRUTH);
    return want(checker, a, TERM_NUMBER) && want(checker, b, TERM_NUMBER) &&
           formula_same_measure(checker->formula, a, b, checker->err);
}

/* The term is set first: a fault leaves it, but then nothing is evaluated. */
static bool check_equal(struct checker *checker, struct formula_node *node)
{
    node->term = truth_term;
    return check_pair(checker, node->first, node->first->next);
}

/* Truths have no order. */
static bool check_order(struct checker *checker, struct formula_node *node)
{
    if (node->first->term.kind == TERM_TRUTH)
        return want(checker, node->first, TERM_NUMBER);
    return check_equal(checker, node);
}

static bool check_logic(struct checker *checker, struct formula_node *node)
{
    node->term = truth_term;
    return want_all(checker, node->first, TERM_TRUTH);
}

/* A word among the two has become a number when they are merged. */
static bool check_if(struct checker *checker, struct formula_node *node)
{
    struct formula_node *yes = node->first->next, *no = yes->next;

    if (!want(checker, node->first, TERM_TRUTH))
        return false;
    if (no && !check_pair(checker, yes, no))
        return false;
    node->term = no ? merge(&yes->term, &no->term) : yes->term;
    return no || node->term.kind != TERM_WORD || fault_word(checker, yes);
}

/* A text is no value of a lookup: it would always seem to be missing. */
static bool check_missing(struct checker *checker, struct formula_node *node)
{
    node->term = truth_term;
    if (node->first->term.kind != TERM_TEXT)
        return true;
    return want(checker, node->first, TERM_NUMBER);
}

/* As its operand: the same thing at another time or place. */
static bool check_same(struct checker *checker, struct formula_node *node)
{
    (void)checker;
    node->term = node->first->term;
    return true;
}

static bool check_components(struct checker *checker, struct formula_node *node)
{
    node->term = node->first->term;
    if (node->first->indicator->component_count > 0)
        return true;
    formula_fault(checker->err, checker->formula->text, node->first->text,
                  "%.*s has no components in indicators.csv",
                  VIEW_ARG(node->first->text));
    return false;
}

static bool check_number(struct checker *checker, struct formula_node *node)
{
    node->term = node->first->term;
    return want(checker, node->first, TERM_NUMBER);
}

/* A rank or a population has no measure that a value could share. */
static bool check_plain(struct checker *checker, struct formula_node *node)
{
    node->term = plain_term;
    return want_all(checker, node->first, TERM_NUMBER);
}

/* Per cents of anything: beside other per cents, but no measure of theirs. */
static bool check_per_cent(struct checker *checker, struct formula_node *node)
{
    node->term = product_term;
    return want(checker, node->first, TERM_NUMBER);
}

/* Years in which a number or a grade stands as told; a truth is neither, and
 * formula_functions.c would never know it. */
static bool check_streak(struct checker *checker, struct formula_node *node)
{
    node->term = plain_term;
    if (node->first->term.kind == TERM_TRUTH)
        return want(checker, node->first, TERM_NUMBER);
    return check_pair(checker, node->first, node->first->next);
}

static bool check_leaf(struct checker *checker, struct formula_node *node)
{
    (void)checker;
    if (node->kind == NODE_CODE)
        node->term = indicator_term(node->indicator);
    else if (node->kind == NODE_WORD)
        node->term = (struct term){.kind = TERM_WORD};
    return true;
}

/* Every kind has its row: a kind without one would crash on its first use. */
static bool (*const checks[NODE_KINDS])(struct checker *,
                                        struct formula_node *) = {
    [NODE_NUMBER] = check_leaf,
    [NODE_CODE] = check_leaf,
    [NODE_WORD] = check_leaf,
    [NODE_NEGATE] = check_number,
    [NODE_ADD] = check_alike,
    [NODE_SUBTRACT] = check_alike,
    [NODE_MULTIPLY] = check_product,
    [NODE_DIVIDE] = check_product,
    [NODE_LESS] = check_order,
    [NODE_LESS_EQUAL] = check_order,
    [NODE_EQUAL] = check_equal,
    [NODE_NOT_EQUAL] = check_equal,
    [NODE_GREATER_EQUAL] = check_order,
    [NODE_GREATER] = check_order,
    [NODE_NOT] = check_logic,
    [NODE_AND] = check_logic,
    [NODE_OR] = check_logic,
    [NODE_IF] = check_if,
    [NODE_MISSING] = check_missing,
    [NODE_PRIOR] = check_same,
    [NODE_AT] = check_same,
    [NODE_COMPONENTS] = check_components,
    [NODE_CHILDREN] = check_number,
    [NODE_POPULATION] = check_plain,
    [NODE_ABS] = check_number,
    [NODE_MIN] = check_alike,
    [NODE_MAX] = check_alike,
    [NODE_RANK] = check_plain,
    [NODE_SHARE] = check_per_cent,
    [NODE_GROWTH] = check_per_cent,
    [NODE_STREAK] = check_streak,
    [NODE_SUM] = check_number,
};

/* Whether a word may be an operand of `kind`. */
static bool takes_words(enum node_kind kind)
{
    return (kind >= NODE_LESS && kind <= NODE_GREATER) || kind == NODE_IF ||
           kind == NODE_STREAK;
}

/* Operands before the node, so that every term below is known. */
static bool check_node(struct checker *checker, struct formula_node *node)
{
    for (struct formula_node *x = node->first; x; x = x->next) {
        if (!check_node(checker, x))
            return false;
        if (x->kind == NODE_WORD && !takes_words(node->kind))
            return fault_word(checker, x);
    }
    return checks[node->kind](checker, node);
}

bool formula_check(struct formula *formula, struct err *err)
{
    struct checker checker = {formula, err};

    return check_node(&checker, formula->root) &&
           (formula->root->kind != NODE_WORD ||
            fault_word(&checker, formula->root));
}
