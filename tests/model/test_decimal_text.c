/* Exact decimal numbers to and from text. */
#include "pipeline/model/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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

static void test_parse(void **state)
{
    static const struct {
        const char *name, *text;
        const char *expected; /* NULL: refused */
    } cases[] = {
        {"integer", "6812", "6812"},
        {"plus", "+5", "5"},
        {"minus", "-0.5", "-5e-1"},
        {"zeros before", "0007", "7"},
        {"zeros behind", "2.500", "25e-1"},
        {"minus nothing", "-0.00", "0"},
        {"trailing zeros of an integer", "1200", "1200"},
        {"18 digits", "999999999999999999", "999999999999999999"},
        {"18 behind", "0.123456789012345678", "123456789012345678e-18"},
        {"zeros count for nothing",
         "00000000000000000000001.50000000000000"
         "00000000",
         "15e-1"},
        {"least", "0.000000000000000001", "1e-18"},
        {"19 digits", "1234567890123456789", NULL},
        {"19 digits with point", "1234567890.123456789", NULL},
        {"19 behind", "0.0000000000000000001", NULL},
        {"nothing", "", NULL},
        {"a sign alone", "-", NULL},
        {"no digit before", ".5", NULL},
        {"no digit behind", "5.", NULL},
        {"two points", "1.2.3", NULL},
        {"two signs", "--1", NULL},
        {"grouping", "75,000", NULL},
        {"exponent", "1e5", NULL},
        {"blank", " 1", NULL},
        {"blank behind", "1 ", NULL},
        {"full width", "\xef\xbc\x91", NULL},
        {"not a number", "nan", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal marker = {77, 7}, out = marker;
        const char *expected = cases[i].expected;
        bool ok = decimal_parse(view_of(cases[i].text), &out);

        if (ok != (expected != NULL) ||
            !same(out, expected ? number(expected) : marker))
            fail_msg("%s: %s", cases[i].name, cases[i].text);
    }
}

static void test_print(void **state)
{
    static const struct {
        const char *value;
        int places;
        const char *expected;
    } cases[] = {
        {"0", -1, "0"},
        {"0", 2, "0.00"},
        {"6812", -1, "6812"},
        {"6812", 0, "6812"},
        {"6812", 1, "6812.0"},
        {"-5e-1", -1, "-0.5"},
        {"-5e-1", 3, "-0.500"},
        {"15455e-3", -1, "15.455"},
        {"1e-18", -1, "0.000000000000000001"},
        {"999999999999999999999999999999999999", 0,
         "999999999999999999999999999999999999"},
        {"-999999999999999999999999999999999999e-36", -1,
         "-0.999999999999999999999999999999999999"},
        {"1e-72", -1,
         "0.000000000000000000000000000000000000"
         "000000000000000000000000000000000001"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[DECIMAL_TEXT];
        size_t n = decimal_print(number(cases[i].value), cases[i].places, text);

        assert_string_equal(text, cases[i].expected);
        assert_int_equal(n, strlen(text));
    }
}

static void test_to_double(void **state)
{
    struct decimal third;

    (void)state;
    assert_true(decimal_divide(decimal_of(1), decimal_of(3), &third));
    assert_true(decimal_to_double(third) == 1.0 / 3.0);
    assert_true(decimal_to_double(parsed("0.1")) == 0.1);
    assert_true(decimal_to_double(parsed("-2.5")) == -2.5);
    assert_true(decimal_to_double(decimal_of(0)) == 0.0);
    assert_true(decimal_to_double(number("1e-72")) == 1e-72);
    assert_true(
        decimal_to_double(number("123456789012345678901234567890123456")) ==
        123456789012345678901234567890123456.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_to_double),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
