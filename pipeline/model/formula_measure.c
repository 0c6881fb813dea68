/* Which measures may be added and compared in a formula. */
#include "pipeline/model/formula_internal.h"

/* over/under of both, crosswise: equal factors make equal products. Without
 * division, so exact. An overflow counts as different. */
static bool same_factor(const struct measure *a, const struct measure *b)
{
    struct decimal left, right;

    return decimal_multiply(a->factor_over, b->factor_under, &left) &&
           decimal_multiply(b->factor_over, a->factor_under, &right) &&
           decimal_compare(left, right) == 0;
}

bool formula_measures_alike(const struct measure *a, const struct measure *b)
{
    return view_equal(a->dimension, b->dimension) && same_factor(a, b);
}

/* What a product of measures is counted in is not followed; what is plain
 * fits everything. Values come in their indicator's own measure, so the same
 * dimension is not enough: 元 and 万元 would be added as they stand. */
bool formula_same_measure(const struct formula *formula,
                          const struct formula_node *a,
                          const struct formula_node *b, struct err *err)
{
    const struct measure *left = a->term.measure, *right = b->term.measure;

    if (a->term.product || b->term.product || !left || !right)
        return true;
    if (formula_measures_alike(left, right))
        return true;
    formula_fault(err, formula->text, b->text,
                  "%.*s is counted in %.*s, %.*s in %.*s", VIEW_ARG(a->text),
                  VIEW_ARG(left->code), VIEW_ARG(b->text),
                  VIEW_ARG(right->code));
    if (view_equal(left->dimension, right->dimension))
        err_remedy(err, "multiply one of them by what the other is of it");
    return false;
}
