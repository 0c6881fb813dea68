/* Magnitudes of 256 bits. */
#include "pipeline/model/wide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uint128 from_halves(uint64_t high, uint64_t low)
{
    return (uint128)high << 64 | low;
}

static bool same(struct wide a, struct wide b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void test_product(void **state)
{
    static const struct {
        uint64_t a_high, a_low, b_high, b_low;
        struct wide expected;
    } cases[] = {
        {0, 0, 0, 5, {{0, 0, 0, 0}}},
        {0, 7, 0, 6, {{42, 0, 0, 0}}},
        {0, UINT64_MAX, 0, UINT64_MAX, {{1, UINT64_MAX - 1, 0, 0}}},
        {1, 0, 1, 0, {{0, 0, 1, 0}}},
        {UINT64_MAX,
         UINT64_MAX,
         UINT64_MAX,
         UINT64_MAX,
         {{1, 0, UINT64_MAX - 1, UINT64_MAX}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(
            same(wide_product(from_halves(cases[i].a_high, cases[i].a_low),
                              from_halves(cases[i].b_high, cases[i].b_low)),
                 cases[i].expected));
}

static void test_tens(void **state)
{
    uint128 power = 1;

    (void)state;
    for (int tens = 0; tens <= WIDE_TENS_MAX; tens++) {
        assert_true(wide_ten_to(tens) == power);
        assert_int_equal(wide_digits(wide_product(power, 1)), tens + 1);
        assert_int_equal(wide_digits(wide_product(power - 1, 1)), tens);
        power *= 10;
    }
    assert_int_equal(
        wide_digits(wide_product(wide_ten_to(38), wide_ten_to(38))), 77);
}

/* Whatever is multiplied can be divided again, by one limb and by two. */
static void test_divide(void **state)
{
    const uint128 divisors[] = {1,
                                3,
                                UINT64_MAX,
                                from_halves(1, 0),
                                from_halves(12345, 678),
                                from_halves(UINT64_MAX >> 1, UINT64_MAX)};
    const uint128 value = from_halves(UINT64_C(0x123456789abcdef), 99);
    const struct wide one = {{1, 0, 0, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof divisors / sizeof *divisors; i++) {
        struct wide product = wide_product(value, divisors[i]);
        bool inexact = false;
        struct wide back = wide_divide(product, divisors[i], &inexact);

        assert_true(same(back, wide_product(value, 1)));
        assert_false(inexact);
        back =
            wide_divide(wide_difference(product, one), divisors[i], &inexact);
        assert_true(wide_low(back) == value - 1);
        assert_true(inexact || divisors[i] == 1);
    }
}

static void test_shrink(void **state)
{
    static const struct {
        uint64_t value;
        int tens;
        uint64_t expected;
        bool inexact;
    } cases[] = {
        {12300, 2, 123, false}, {12345, 2, 123, true}, {9, 1, 0, true},
        {0, 50, 0, false},      {1, 90, 0, true},      {77, 0, 77, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool inexact = false;
        struct wide value = wide_shrink(wide_product(cases[i].value, 1),
                                        cases[i].tens, &inexact);

        assert_true(wide_low(value) == cases[i].expected);
        assert_int_equal(inexact, cases[i].inexact);
    }
}

static void test_sum_and_difference(void **state)
{
    struct wide low = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, 0}};
    struct wide one = {{1, 0, 0, 0}}, carried = {{0, 0, 0, 1}};

    (void)state;
    assert_true(same(wide_sum(low, one), carried));
    assert_true(same(wide_difference(carried, one), low));
    assert_int_equal(wide_compare(low, carried), -1);
    assert_int_equal(wide_compare(carried, low), 1);
    assert_int_equal(wide_compare(low, low), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_tens),
        cmocka_unit_test(test_divide),
        cmocka_unit_test(test_shrink),
        cmocka_unit_test(test_sum_and_difference),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
