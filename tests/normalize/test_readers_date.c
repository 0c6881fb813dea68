/* Dates and periods through the survey's rules. */
#include "tests/normalize/fixture.h"

static void test_dates(void **state)
{
    static const struct {
        const char *word, *date; /* empty: refused */
    } cases[] = {
        {"2021年12月31日", "2021-12-31"},
        {"2021年1月5号", "2021-01-05"},
        {"2021.12.31", "2021-12-31"},
        {"20211231", "2021-12-31"},
        {"44561", "2021-12-31"},
        {"12/31/2021", "2021-12-31"},
        {"二〇二一年廿一月一日", ""},
        {"二〇二一年正月廿一日", "2021-01-21"},
        {"二〇二一年十月初一日", "2021-10-01"},
        {"二〇二一年十月初一", ""},
        {"2021-02-30", ""},
        {"12/12/2021", ""},
        {"2021", "2021"},
        {"2021年5月", "2021-05"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        bool read;

        rules_read(fixture.rules, WORD_DATE, view_of(cases[i].word),
                   &fixture.work, &reading);
        read = reading.outcome != OUTCOME_REJECT;
        expect_view(read ? reading.text : VIEW(""), cases[i].date);
    }
}

static void test_periods(void **state)
{
    static const struct {
        const char *word;
        struct period period;
    } cases[] = {
        {"截至2021年底", {PERIOD_YEAR, 2021, 2021, 0}},
        {"2021年全年", {PERIOD_YEAR, 2021, 2021, 0}},
        {"2021年12月31日", {PERIOD_YEAR, 2021, 2021, 0}},
        {"2021年上半年", {PERIOD_HALF, 2021, 2021, 1}},
        {"2021年下半年", {PERIOD_HALF, 2021, 2021, 2}},
        {"2021年第三季度", {PERIOD_QUARTER, 2021, 2021, 3}},
        {"2021Q1", {PERIOD_QUARTER, 2021, 2021, 1}},
        {"2020年6月", {PERIOD_MONTH, 2020, 2020, 6}},
        {"2017-2021年", {PERIOD_SPAN, 2017, 2021, 0}},
        {"2021至2021", {PERIOD_YEAR, 2021, 2021, 0}},
        {"2021-2017", {PERIOD_NONE, 0, 0, 0}},
        {"2021年3", {PERIOD_MONTH, 2021, 2021, 3}},
        {"21年", {PERIOD_NONE, 0, 0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        rules_read(fixture.rules, WORD_PERIOD, view_of(cases[i].word),
                   &fixture.work, &reading);
        if (cases[i].period.kind == PERIOD_NONE)
            assert_int_equal(reading.outcome, OUTCOME_REJECT);
        else if (!period_equal(reading.period, cases[i].period))
            fail_msg("%s: %.*s", cases[i].word, VIEW_ARG(reading.text));
    }
}

/* Patterns of a survey that let through what ours do not: the readers hold
 * the line by themselves. */
static void test_loose_patterns(void **state)
{
    static const char text[] =
        "<rules><rule id='PERIOD' for='period' outcome='ok' read='period'>"
        "<match>^(?&lt;y>[0-9]+)(?:-(?&lt;last>[0-9]+))?$</match>"
        "<zh>z</zh><en>e</en><example in='2021' outcome='ok'/></rule>"
        "<rule id='DATE' for='date' outcome='ok' read='date'>"
        "<match>^y(?&lt;y>[0-9]+)$</match>"
        "<zh>z</zh><en>e</en><example in='y2021' outcome='ok'/></rule>"
        "<rule id='SERIAL' for='date' outcome='ok' read='serial-date'>"
        "<match>^(?&lt;serial>[0-9]+)$</match>"
        "<zh>z</zh><en>e</en><example in='1' outcome='ok'/></rule></rules>";
    static const struct {
        enum word_kind kind;
        const char *word, *code;
    } cases[] = {
        {WORD_PERIOD, "1900-2199", ""},
        {WORD_PERIOD, "1899", "normalize.period"},
        {WORD_PERIOD, "12021", "normalize.period"},
        {WORD_PERIOD, "2021-2200", "normalize.period"},
        {WORD_DATE, "y9999", ""},
        {WORD_DATE, "y10000", "normalize.date"},
        {WORD_DATE, "44561", ""},
        {WORD_DATE, "999999999", "normalize.date"},
    };
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(text), &err);

    (void)state;
    assert_non_null(rules);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        rules_read(rules, cases[i].kind, view_of(cases[i].word), &fixture.work,
                   &reading);
        expect_view(reading.code, cases[i].code);
    }
    rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_loose_patterns),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
