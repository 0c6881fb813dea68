/* Numbers, percentages and days as workbooks store them. */
#include "stages/ingest/xlsx_number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* `expected` NULL: no number. */
static const struct {
    const char *stored;
    enum shown shown;
    bool from_1904;
    const char *expected;
} cases[] = {
    {"0", SHOWN_PLAIN, false, "0"},
    {"-0", SHOWN_PLAIN, false, "0"},
    {"6812", SHOWN_PLAIN, false, "6812"},
    {"7.5E4", SHOWN_PLAIN, false, "75000"},
    {"7.5E+4", SHOWN_PLAIN, false, "75000"},
    {"7.5e-3", SHOWN_PLAIN, false, "0.0075"},
    {"-1.25", SHOWN_PLAIN, false, "-1.25"},
    {"0.5", SHOWN_PLAIN, false, "0.5"},
    {".5", SHOWN_PLAIN, false, "0.5"},
    {"00012.500", SHOWN_PLAIN, false, "12.5"},
    {"100", SHOWN_PLAIN, false, "100"},
    {"1E2", SHOWN_PLAIN, false, "100"},
    {"0.30000000000000004", SHOWN_PLAIN, false, "0.3"},
    {"0.1", SHOWN_PLAIN, false, "0.1"},
    {"9.9999999999999994E-2", SHOWN_PLAIN, false, "0.1"},
    {"1.0000000000000002", SHOWN_PLAIN, false, "1"},
    {"2.6749999999999998", SHOWN_PLAIN, false, "2.675"},
    {"999999999999999.9", SHOWN_PLAIN, false, "1000000000000000"},
    {"123456789012345678", SHOWN_PLAIN, false, "123456789012346000"},
    {"1E30", SHOWN_PLAIN, false, NULL},
    {"1E-400", SHOWN_PLAIN, false, NULL},
    {"1E401", SHOWN_PLAIN, false, NULL},
    {"0E0", SHOWN_PLAIN, false, "0"},
    {"", SHOWN_PLAIN, false, NULL},
    {".", SHOWN_PLAIN, false, NULL},
    {"-", SHOWN_PLAIN, false, NULL},
    {"1E", SHOWN_PLAIN, false, NULL},
    {"1 2", SHOWN_PLAIN, false, NULL},
    {"1,000", SHOWN_PLAIN, false, NULL},
    {"INF", SHOWN_PLAIN, false, NULL},
    {"0.85", SHOWN_PERCENT, false, "85%"},
    {"0.8425", SHOWN_PERCENT, false, "84.25%"},
    {"1.2", SHOWN_PERCENT, false, "120%"},
    {"0.0005", SHOWN_PERCENT, false, "0.05%"},
    {"0", SHOWN_PERCENT, false, "0%"},
    {"44317", SHOWN_DATE, false, "2021-05-01"},
    {"1", SHOWN_DATE, false, "1900-01-01"},
    {"59", SHOWN_DATE, false, "1900-02-28"},
    {"60", SHOWN_DATE, false, "60"}, /* the day that never was */
    {"61", SHOWN_DATE, false, "1900-03-01"},
    {"42855", SHOWN_DATE, true, "2021-05-01"},
    {"44561.999988425923", SHOWN_DATE, false, "2021-12-31T23:59:59"},
    {"44569.416666666664", SHOWN_DATE, false, "2022-01-08T10:00:00"},
    {"0.5", SHOWN_DATE, false, "0.5"},
    {"-3", SHOWN_DATE, false, "-3"},
    {"2958465", SHOWN_DATE, false, "9999-12-31"},
    {"2958466", SHOWN_DATE, false, "2958466"},
};

static void test_cases(void **state)
{
    char text[NUMBER_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool good = number_show(view_of(cases[i].stored), cases[i].shown,
                                cases[i].from_1904, text);
        if (good != (cases[i].expected != NULL))
            print_error("%s\n", cases[i].stored);
        assert_int_equal(good, cases[i].expected != NULL);
        if (good)
            assert_string_equal(text, cases[i].expected);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
