/* Outlier methods on a few numbers worked out by hand; tests/cases/outliers
 * compares hundreds with another language's. */
#include "pipeline/model/outlier.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void is_near(double got, double wanted)
{
    if (fabs(got - wanted) > 1e-12 * fmax(1, fabs(wanted)))
        fail_msg("%.17g, not %.17g", got, wanted);
}

static void test_quantile(void **state)
{
    static const double four[] = {1, 2, 4, 8};
    (void)state;
    is_near(outlier_quantile(four, 4, 0), 1);
    is_near(outlier_quantile(four, 4, 0.25), 1.75);
    is_near(outlier_quantile(four, 4, 0.5), 3);
    is_near(outlier_quantile(four, 4, 0.75), 5);
    is_near(outlier_quantile(four, 4, 1), 8);
    is_near(outlier_quantile(four, 1, 0.75), 1);
}

/* The published example: deviations 0, 10, 20, 40, 40. */
static void test_mad(void **state)
{
    double values[] = {240, 160, 200, 190, 220}, median;
    (void)state;
    is_near(outlier_mad(values, 5, &median), 20);
    is_near(median, 200);
    is_near(outlier_z(230, 200, 20), 0.6745 * 1.5);
    assert_true(isinf(outlier_z(1, 0, 0)));
    is_near(outlier_z(0, 0, 0), 0);
}

/* Ratios 1.1, 1.2, 1.3 of equal sizes: r_M = 1.2. */
static void test_hb(void **state)
{
    static const double now[] = {110, 120, 130}, before[] = {100, 100, 100};
    const struct outlier_hb k = {0, 0.05, 4};
    double scratch[6];
    struct outlier_hb_fit fit = outlier_hb_fit(now, before, 3, k, 3, scratch);
    (void)state;
    assert_true(fit.testable && !fit.changed_only);
    is_near(fit.ratio, 1.2);
    /* effects -1/11, 0, 1/12; quartiles half of them; E_M = 0, A = 0.05 */
    is_near(fit.low, -4 * 0.05);
    is_near(fit.high, 4 * 0.05);
    struct outlier_bounds r = outlier_hb_ratios(&fit, 120, 0);
    is_near(r.low, 1.2 / 1.2);
    is_near(r.high, 1.2 * 1.2);
    assert_false(outlier_hb_fit(now, before, 3, k, 4, scratch).testable);
}

/* Two of four stood still: the other two are fitted. */
static void test_still(void **state)
{
    static const double now[] = {100, 100, 110, 130},
                        before[] = {100, 100, 100, 100};
    const struct outlier_hb k = {0.5, 0.05, 4};
    double scratch[8];
    struct outlier_hb_fit fit = outlier_hb_fit(now, before, 4, k, 2, scratch);
    (void)state;
    assert_true(fit.changed_only && fit.testable);
    is_near(fit.ratio, 1.2);
    fit = outlier_hb_fit(before, before, 4, k, 0, scratch);
    assert_false(fit.testable);
}

static void test_gap(void **state)
{
    static const double some[] = {-50, 1, 2, 3, 4, 5, 6, 60};
    struct outlier_bounds b = outlier_gap(some, 8, 2, 3, 0.75);
    (void)state;
    is_near(b.low, -50);
    is_near(b.high, 60);
    b = outlier_gap(some, 8, 50, 3, 0.75);
    assert_true(isinf(b.low) && isinf(b.high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantile), cmocka_unit_test(test_mad),
        cmocka_unit_test(test_hb),       cmocka_unit_test(test_still),
        cmocka_unit_test(test_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
