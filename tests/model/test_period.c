/* Periods: what is read, what is refused, how they are put in order. */
#include "pipeline/model/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct period parsed(const char *text)
{
    struct period result;

    if (!period_parse(view_of(text), &result))
        fail_msg("%s is not read", text);
    return result;
}

static void test_parse_and_print(void **state)
{
    static const struct {
        const char *text;
        struct period expected;
        const char *printed, *end;
    } cases[] = {
        {"2021", {PERIOD_YEAR, 2021, 2021, 0}, "2021", "2021-12-31"},
        {"1900", {PERIOD_YEAR, 1900, 1900, 0}, "1900", "1900-12-31"},
        {"2199", {PERIOD_YEAR, 2199, 2199, 0}, "2199", "2199-12-31"},
        {"2021-12-31", {PERIOD_YEAR, 2021, 2021, 0}, "2021", "2021-12-31"},
        {"2021-H1", {PERIOD_HALF, 2021, 2021, 1}, "2021-H1", "2021-06-30"},
        {"2021-H2", {PERIOD_HALF, 2021, 2021, 2}, "2021-H2", "2021-12-31"},
        {"2021-Q1", {PERIOD_QUARTER, 2021, 2021, 1}, "2021-Q1", "2021-03-31"},
        {"2021-Q4", {PERIOD_QUARTER, 2021, 2021, 4}, "2021-Q4", "2021-12-31"},
        {"2021-03", {PERIOD_MONTH, 2021, 2021, 3}, "2021-03", "2021-03-31"},
        {"2021-02", {PERIOD_MONTH, 2021, 2021, 2}, "2021-02", "2021-02-28"},
        {"2020-02", {PERIOD_MONTH, 2020, 2020, 2}, "2020-02", "2020-02-29"},
        {"1900-02", {PERIOD_MONTH, 1900, 1900, 2}, "1900-02", "1900-02-28"},
        {"2000-02", {PERIOD_MONTH, 2000, 2000, 2}, "2000-02", "2000-02-29"},
        {"2021-11", {PERIOD_MONTH, 2021, 2021, 11}, "2021-11", "2021-11-30"},
        {"2017/2021", {PERIOD_SPAN, 2017, 2021, 0}, "2017/2021", "2021-12-31"},
        {"2021/2021", {PERIOD_YEAR, 2021, 2021, 0}, "2021", "2021-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period period = parsed(cases[i].text);
        char text[PERIOD_TEXT];

        if (!period_equal(period, cases[i].expected))
            fail_msg("%s is read wrongly", cases[i].text);
        assert_int_equal(period_print(period, text), strlen(cases[i].printed));
        assert_string_equal(text, cases[i].printed);
        assert_int_equal(period_print_end(period, text), strlen(cases[i].end));
        assert_string_equal(text, cases[i].end);
    }
}

static void test_refused(void **state)
{
    static const char *const cases[] = {
        "",           "21",        "1899",      "2200",       "02021",
        "2021 ",      " 2021",     "2021-",     "2021-H0",    "2021-H3",
        "2021-Q5",    "2021-Q",    "2021-h1",   "2021-13",    "2021-00",
        "2021-3",     "2021/",     "2021/2017", "2021/22",    "2021/2200",
        "2021-12-30", "2021-1-31", "2017-2021", "2017/2021/", "year",
        "-021",       "20.1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period out = period_year(1950);

        if (period_parse(view_of(cases[i]), &out))
            fail_msg("'%s' is read", cases[i]);
        assert_int_equal(out.year, 1950);
    }
}

static void test_order(void **state)
{
    static const char *const cases[] = {
        "2017",    "2017/2021", "2020-12", "2021",    "2021-H1", "2021-H2",
        "2021-Q1", "2021-Q4",   "2021-01", "2021-12", "2022",
    };
    const size_t count = sizeof cases / sizeof *cases;

    (void)state;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = period_compare(parsed(cases[i]), parsed(cases[j]));

            if ((order > 0) - (order < 0) != (i > j) - (i < j))
                fail_msg("%s against %s: %d", cases[i], cases[j], order);
        }
}

static void test_shift(void **state)
{
    static const struct {
        const char *text;
        int years;
        const char *expected;
    } cases[] = {
        {"2021", -1, "2020"},
        {"2021-Q3", 2, "2023-Q3"},
        {"2017/2021", -5, "2012/2016"},
        {"2021-02", 0, "2021-02"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[PERIOD_TEXT];

        period_print(period_shift(parsed(cases[i].text), cases[i].years), text);
        assert_string_equal(text, cases[i].expected);
    }
}

static void test_calendar(void **state)
{
    static const struct {
        int year, month, days;
    } cases[] = {
        {2021, 1, 31}, {2021, 2, 28}, {2020, 2, 29},  {1900, 2, 28},
        {2000, 2, 29}, {2021, 4, 30}, {2021, 12, 31},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(period_month_days(cases[i].year, cases[i].month),
                         cases[i].days);
    assert_false(period_year_valid(1899));
    assert_true(period_year_valid(1900));
    assert_true(period_year_valid(2199));
    assert_false(period_year_valid(2200));
}

static void test_none(void **state)
{
    struct period none = {PERIOD_NONE, 0, 0, 0};
    char text[PERIOD_TEXT] = "left over";

    (void)state;
    assert_int_equal(period_print(none, text), 0);
    assert_string_equal(text, "");
    assert_int_equal(period_print_end(none, text), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse_and_print), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_order),           cmocka_unit_test(test_shift),
        cmocka_unit_test(test_calendar),        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
