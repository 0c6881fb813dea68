/* Logarithm and exponential beside the C library's. */
#include "pipeline/model/elementary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static void is_near(double x, double expected)
{
    double off = fabs(x - expected);
    if (off > 1e-15 * fmax(1, fabs(expected)))
        fail_msg("%.17g is not %.17g", x, expected);
}

static void known_values(void **state)
{
    (void)state;
    is_near(elementary_ln(1), 0);
    is_near(elementary_ln(2), 0.69314718055994531);
    is_near(elementary_ln(10), 2.3025850929940457);
    is_near(elementary_exp(0), 1);
    is_near(elementary_exp(1), 2.7182818284590452);
    is_near(elementary_exp(-1), 0.36787944117144233);
}

static void all_over_the_range(void **state)
{
    (void)state;
    for (double x = 1e-300; x < 1e300; x *= 1.37)
        is_near(elementary_ln(x), log(x));
    for (double x = -600; x < 600; x += 0.37)
        is_near(elementary_exp(x) / exp(x), 1);
}

static void beyond_the_range_it_stays_finite(void **state)
{
    (void)state;
    assert_true(elementary_exp(1e9) > 1e300 && isfinite(elementary_exp(1e9)));
    assert_true(elementary_exp(-1e9) > 0 && elementary_exp(-1e9) < 1e-300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values),
        cmocka_unit_test(all_over_the_range),
        cmocka_unit_test(beyond_the_range_it_stays_finite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
