/* Statistics: worked by hand, and as a spreadsheet has them. */
#include "pipeline/model/statistics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

/* Deviations from 4 are -3 -2 -1 0 6: their squares sum to 50, cubes to 180,
 * fourth powers to 1394. */
static const double five[] = {1, 2, 3, 4, 10};

static void is_near(double x, double expected)
{
    if (fabs(x - expected) > 1e-12)
        fail_msg("%.17g is not %.17g", x, expected);
}

static void mean_and_deviation(void **state)
{
    (void)state;
    is_near(statistics_sum(five, 5), 20);
    is_near(statistics_mean(five, 5), 4);
    is_near(statistics_deviation(five, 5), sqrt(50.0 / 4));
}

/* g1 = 36 / 10^1.5, g2 = 278.8 / 100 - 3 = -0.212; G2 = 4/6 (6 g2 + 6). */
static void skewness_and_kurtosis(void **state)
{
    double g1 = 36 / (10 * sqrt(10.0));
    (void)state;
    is_near(statistics_skewness(five, 5), g1 * sqrt(20.0) / 3);
    is_near(statistics_kurtosis(five, 5), 3.152);
}

static void too_few_or_all_the_same_have_none(void **state)
{
    static const double same[] = {3, 3, 3, 3, 3};
    (void)state;
    is_near(statistics_skewness(five, 2), 0);
    is_near(statistics_kurtosis(five, 3), 0);
    is_near(statistics_skewness(same, 5), 0);
    is_near(statistics_kurtosis(same, 5), 0);
}

static void large_numbers_do_not_swallow_small_ones(void **state)
{
    static const double x[] = {1, 1e100, 1, -1e100};
    (void)state;
    is_near(statistics_sum(x, 4), 2);
    is_near(statistics_sum(x, 0), 0);
}

static void the_middle(void **state)
{
    double x[] = {10, 1, 4, 2};
    (void)state;
    statistics_sort(x, 4);
    is_near(x[0], 1);
    is_near(x[3], 10);
    is_near(statistics_median(x, 4), 3);
    is_near(statistics_median(x, 3), 2);
    is_near(statistics_median(x, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_and_deviation),
        cmocka_unit_test(skewness_and_kurtosis),
        cmocka_unit_test(too_few_or_all_the_same_have_none),
        cmocka_unit_test(large_numbers_do_not_swallow_small_ones),
        cmocka_unit_test(the_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
