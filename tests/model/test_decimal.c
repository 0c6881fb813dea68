/* Exact decimal numbers: against reference values, and by their laws. */
#include "pipeline/model/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model/decimal_vectors.h"

enum { ADDENDS = 64, ORDERS = 50 };

/* "-12e-3", as many digits as the mantissa holds; shortest form expected. */
static struct decimal number(const char *text)
{
    struct decimal result = {0, 0};
    bool negative = *text == '-';

    for (text += negative; *text >= '0' && *text <= '9'; text++)
        result.mantissa = result.mantissa * 10 + (*text - '0');
    if (negative)
        result.mantissa = -result.mantissa;
    if (text[0] == 'e')
        result.scale = -(int)strtol(text + 1, NULL, 10);
    return result;
}

static struct decimal parsed(const char *text)
{
    struct decimal result;

    if (!decimal_parse(view_of(text), &result))
        fail_msg("%s is not read", text);
    return result;
}

static bool same(struct decimal a, struct decimal b)
{
    return a.mantissa == b.mantissa && a.scale == b.scale;
}

static bool apply(char operation, struct decimal a, struct decimal b,
                  struct decimal *out)
{
    switch (operation) {
    case '+':
        return decimal_add(a, b, out);
    case '-':
        return decimal_subtract(a, b, out);
    case '*':
        return decimal_multiply(a, b, out);
    default:
        return decimal_divide(a, b, out);
    }
}

static void test_vectors(void **state)
{
    const size_t count = sizeof decimal_vectors / sizeof *decimal_vectors;

    (void)state;
    for (size_t i = 0; i < count; i++) {
        const char *expected = decimal_vectors[i].expected;
        struct decimal marker = {77, 7}, out = marker;
        bool ok =
            apply(decimal_vectors[i].operation, number(decimal_vectors[i].a),
                  number(decimal_vectors[i].b), &out);
        char text[DECIMAL_TEXT];

        decimal_print(out, -1, text);
        if (ok != (*expected != '\0') ||
            !same(out, ok ? number(expected) : marker))
            fail_msg("%s %c %s: %s instead of %s", decimal_vectors[i].a,
                     decimal_vectors[i].operation, decimal_vectors[i].b, text,
                     expected);
    }
}

/* The order of operands is nothing to a sum or a product. */
static void test_commutes(void **state)
{
    const size_t count = sizeof decimal_vectors / sizeof *decimal_vectors;

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct decimal a = number(decimal_vectors[i].a);
        struct decimal b = number(decimal_vectors[i].b);
        struct decimal ab = {0, 0}, ba = {0, 0};

        assert_int_equal(decimal_add(a, b, &ab), decimal_add(b, a, &ba));
        assert_true(same(ab, ba));
        assert_int_equal(decimal_multiply(a, b, &ab),
                         decimal_multiply(b, a, &ba));
        assert_true(same(ab, ba));
        assert_int_equal(decimal_compare(a, b), -decimal_compare(b, a));
    }
}

static void test_ratios_are_equal(void **state)
{
    struct decimal third, two_sixths;

    (void)state;
    assert_true(decimal_divide(decimal_of(1), decimal_of(3), &third));
    assert_true(decimal_divide(decimal_of(2), decimal_of(6), &two_sixths));
    assert_true(same(third, two_sixths));
    assert_int_equal(decimal_compare(third, two_sixths), 0);
}

static void test_division_by_zero(void **state)
{
    struct decimal out = {77, 7};

    (void)state;
    assert_false(decimal_divide(decimal_of(5), decimal_of(0), &out));
    assert_false(decimal_divide(decimal_of(0), decimal_of(0), &out));
    assert_true(same(out, (struct decimal){77, 7}));
}

/* 15.4546 is 15.45, not 15.46 by way of 15.455. */
static void test_round(void **state)
{
    static const struct {
        const char *value;
        int places;
        const char *half_up, *half_even;
    } cases[] = {
        {"15.4546", 3, "15.455", "15.455"},
        {"15.4546", 2, "15.45", "15.45"},
        {"15.4546", 1, "15.5", "15.5"},
        {"15.4546", 0, "15", "15"},
        {"15.4546", 6, "15.4546", "15.4546"},
        {"2.5", 0, "3", "2"},
        {"3.5", 0, "4", "4"},
        {"-2.5", 0, "-3", "-2"},
        {"-2.51", 0, "-3", "-3"},
        {"-2.49", 0, "-2", "-2"},
        {"0.125", 2, "0.13", "0.12"},
        {"0.135", 2, "0.14", "0.14"},
        {"1.005", 2, "1.01", "1"},
        {"0.05", 1, "0.1", "0"},
        {"0.95", 1, "1", "1"},
        {"0.85", 1, "0.9", "0.8"},
        {"9.995", 2, "10", "10"},
        {"0.5", 0, "1", "0"},
        {"0.4999999999999999", 0, "0", "0"},
        {"0.000000000000000001", 0, "0", "0"},
        {"99999999999999999.5", 0, "100000000000000000", "100000000000000000"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value = parsed(cases[i].value);
        struct decimal up =
            decimal_round(value, cases[i].places, DECIMAL_HALF_UP);
        struct decimal even =
            decimal_round(value, cases[i].places, DECIMAL_HALF_EVEN);

        if (!same(up, parsed(cases[i].half_up)) ||
            !same(even, parsed(cases[i].half_even)))
            fail_msg("%s to %d places", cases[i].value, cases[i].places);
    }
}

static void test_round_smallest(void **state)
{
    struct decimal least = {1, DECIMAL_SCALE_MAX};
    struct decimal most = number("999999999999999999999999999999999999e-36");

    (void)state;
    assert_true(same(decimal_round(least, 36, DECIMAL_HALF_UP), decimal_of(0)));
    assert_true(same(decimal_round(most, 0, DECIMAL_HALF_UP), decimal_of(1)));
    assert_true(
        same(decimal_round(most, 35, DECIMAL_HALF_EVEN), decimal_of(1)));
}

static void test_compare(void **state)
{
    static const struct {
        const char *a, *b;
        int expected;
    } cases[] = {
        {"0", "0", 0},
        {"1", "2", -1},
        {"-1", "1", -1},
        {"-1", "-2", 1},
        {"0", "-1e-72", 1},
        {"0", "1e-72", -1},
        {"5e-1", "1", -1},
        {"15e-1", "1", 1},
        {"-15e-1", "-1", -1},
        {"1", "999999999999999999999999999999999999e-36", 1},
        {"333333333333333333333333333333333333e-36", "3333e-4", 1},
        {"333333333333333333333333333333333333e-36",
         "333333333333333333333333333333333334e-36", -1},
        {"999999999999999999999999999999999999",
         "999999999999999999999999999999999999e-1", 1},
        {"-1", "-999999999999999999999999999999999999e-72", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal a = number(cases[i].a), b = number(cases[i].b);
        int order = decimal_compare(a, b);

        if ((order > 0) - (order < 0) != cases[i].expected)
            fail_msg("%s against %s: %d", cases[i].a, cases[i].b, order);
    }
}

/* A generator of our own: the same numbers on every machine. */
static uint64_t draw(uint64_t *seed)
{
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 11;
}

static void shuffle(struct decimal *numbers, size_t count, uint64_t *seed)
{
    for (size_t i = count - 1; i > 0; i--) {
        size_t other = draw(seed) % (i + 1);
        struct decimal kept = numbers[i];

        numbers[i] = numbers[other];
        numbers[other] = kept;
    }
}

static struct decimal sum_of(const struct decimal *numbers, size_t count)
{
    struct decimal sum = decimal_of(0);

    for (size_t i = 0; i < count; i++)
        assert_true(decimal_add(sum, numbers[i], &sum));
    return sum;
}

/* Eighteen digits with the point anywhere; all places at once in one sum. */
static void test_sums_in_any_order(void **state)
{
    struct decimal numbers[ADDENDS], first;
    uint64_t seed = 2021;

    (void)state;
    for (size_t i = 0; i < ADDENDS; i++) {
        int64_t whole =
            (int64_t)(draw(&seed) % UINT64_C(900000000000000000)) + 7;
        struct decimal shift = {1, (int)(i % 17) + 2};

        if (i % 3 == 0)
            whole = -whole;
        assert_true(decimal_multiply(decimal_of(whole), shift, &numbers[i]));
    }
    first = sum_of(numbers, ADDENDS);
    for (int order = 0; order < ORDERS; order++) {
        shuffle(numbers, ADDENDS, &seed);
        assert_true(same(sum_of(numbers, ADDENDS), first));
    }
}

/* What was added and taken away again leaves nothing. */
static void test_differences(void **state)
{
    struct decimal sum = parsed("0.1"), tenth = sum;

    (void)state;
    for (int i = 0; i < 9; i++)
        assert_true(decimal_add(sum, tenth, &sum));
    assert_true(same(sum, decimal_of(1)));
    assert_true(decimal_subtract(sum, parsed("0.7"), &sum));
    assert_true(same(sum, parsed("0.3")));
}

static void test_signs(void **state)
{
    (void)state;
    assert_int_equal(decimal_sign(parsed("-0.1")), -1);
    assert_int_equal(decimal_sign(decimal_of(0)), 0);
    assert_int_equal(decimal_sign(number("1e-72")), 1);
    assert_true(same(decimal_negate(parsed("1.5")), parsed("-1.5")));
    assert_true(decimal_is_integer(parsed("5.0")));
    assert_false(decimal_is_integer(parsed("5.1")));
    assert_true(same(decimal_of(INT64_MIN), number("-9223372036854775808")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_commutes),
        cmocka_unit_test(test_ratios_are_equal),
        cmocka_unit_test(test_division_by_zero),
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_round_smallest),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_sums_in_any_order),
        cmocka_unit_test(test_differences),
        cmocka_unit_test(test_signs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
