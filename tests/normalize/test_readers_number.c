/* Numbers in digits, as the readers see them behind the survey's patterns. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/readers.h"

/* Runs a rule's pattern and its reader alone. */
static bool try_rule(const char *id, const char *word, struct reading *out)
{
    const struct rule *rule = rules_find(fixture.rules, view_of(id));
    struct regex_match match;
    struct err err = {0};

    *out = (struct reading){.arena = &fixture.work};
    assert_non_null(rule);
    return regex_match(rule->regex, view_of(word), &match, &err) == STATUS_OK &&
           rule->reader->read(rule, &match, out);
}

static void test_read(void **state)
{
    static const struct {
        const char *rule, *word, *number, *measure;
        bool magnitude;
    } cases[] = {
        {"N-NUMBER", "75000张", "75000", "张", false},
        {"N-NUMBER", "-7.5万", "-75000", "", true},
        {"N-NUMBER", "负3", "-3", "", false},
        {"N-NUMBER", "+3", "3", "", false},
        {"N-NUMBER", "3亿5000万元", "350000000", "元", true},
        {"N-NUMBER", "18.135 Billion yuan", "18135000000", "yuan", true},
        {"N-NUMBER", "1 trillion", "1000000000000", "", true},
        {"N-SCIENTIFIC", "1.0E+05", "100000", "", false},
        {"N-SCIENTIFIC", "-2.5e-1", "-0.25", "", false},
        {"N-FRACTION", "三分之一", "33.333333", "%", false},
        {"N-FRACTION", "负四分之一", "-25", "%", false},
        {"N-FRACTION", "千分之五", "0.5", "%", false},
        {"N-HANZI", "一万二千人", "12000", "人", false},
        {"N-PERCENT-WORDS", "百分之五", "5", "%", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        assert_true(try_rule(cases[i].rule, cases[i].word, &reading));
        expect_number(reading.number, cases[i].number);
        expect_view(reading.measure, cases[i].measure);
        assert_int_equal(reading.magnitude, cases[i].magnitude);
    }
}

/* What is left to other rules has no code; what is refused has one. */
static void test_not_read(void **state)
{
    static const struct {
        const char *rule, *word, *code;
    } cases[] = {
        {"N-NUMBER", "7万5", ""},
        {"N-NUMBER", "3千5万", ""},
        {"N-NUMBER", "3万5万", ""},
        {"N-NUMBER", "1234567890123456789", "normalize.digits"},
        {"N-NUMBER", "99999999999亿", "normalize.digits"},
        {"N-SCIENTIFIC", "1e30", "normalize.digits"},
        {"N-SCIENTIFIC", "1e18", "normalize.digits"},
        {"N-FRACTION", "百百分之一", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        assert_false(try_rule(cases[i].rule, cases[i].word, &reading));
        expect_view(reading.code, cases[i].code);
    }
}

/* Patterns of a survey that let through what ours do not: the readers hold
 * the line by themselves. */
static void test_loose_patterns(void **state)
{
    static const char text[] =
        "<rules><rule id='DIGITS' for='number' outcome='ok' read='number'>"
        "<match>^(?&lt;amount>[0-9.]+)</match><zh>z</zh><en>e</en>"
        "<example in='1' outcome='ok'/></rule>"
        "<rule id='NONE' for='number' outcome='ok' read='number'>"
        "<match>^none</match><zh>z</zh><en>e</en>"
        "<example in='none' outcome='ok'/></rule>"
        "<rule id='HANZI' for='number' outcome='ok' read='hanzi'>"
        "<match>^hanzi</match><zh>z</zh><en>e</en>"
        "<example in='hanzi' outcome='ok'/></rule></rules>";
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(text), &err);
    struct buf word = {0};
    struct reading reading;

    (void)state;
    assert_non_null(rules);
    while (word.n < 300)
        buf_byte(&word, '0');
    buf_adds(&word, "5 x");
    rules_read(rules, WORD_NUMBER, buf_view(&word), &fixture.work, &reading);
    expect_view(reading.code, "normalize.digits");
    rules_read(rules, WORD_NUMBER, VIEW("none"), &fixture.work, &reading);
    expect_view(reading.code, "normalize.number");
    rules_read(rules, WORD_NUMBER, VIEW("hanzi"), &fixture.work, &reading);
    expect_view(reading.code, "normalize.number");
    buf_release(&word);
    rules_free(rules);
}

static void test_rounded(void **state)
{
    struct reading reading;

    (void)state;
    assert_true(try_rule("N-FRACTION", "三分之一", &reading));
    assert_int_equal(reading.flags, FLAG_BIT(FLAG_ROUNDED));
    assert_true(try_rule("N-FRACTION", "二分之一", &reading));
    assert_int_equal(reading.flags, 0);
}

static void test_fits(void **state)
{
    static const struct {
        const char *number;
        int power; /* of ten, to divide by */
        bool fits;
    } cases[] = {
        {"999999999999999999", 0, true},
        {"-999999999999999999", 0, true},
        {"1", 18, true},
        {"1", 19, false},
    };
    struct decimal number, tenth = decimal_of(10);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(decimal_parse(view_of(cases[i].number), &number));
        for (int p = 0; p < cases[i].power; p++)
            assert_true(decimal_divide(number, tenth, &number));
        assert_int_equal(number_fits(number), cases[i].fits);
    }
    number.mantissa = (int128)1000000000000000000;
    number.scale = 0;
    assert_false(number_fits(number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),           cmocka_unit_test(test_not_read),
        cmocka_unit_test(test_loose_patterns), cmocka_unit_test(test_rounded),
        cmocka_unit_test(test_fits),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
