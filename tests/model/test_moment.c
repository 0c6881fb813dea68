/* Tests of moments: days and hours in the survey's zone. */
#include "pipeline/model/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *moment;
    long zone;
    const char *expected; /* NULL: no moment */
} moments[] = {
    {"2022-02-14T18:00:00.000000000Z", 480, "2022-02-15 02:00:00 (UTC+08:00)"},
    {"2022-02-28T15:59:59Z", 480, "2022-02-28 23:59:59 (UTC+08:00)"},
    {"2021-12-31T16:00:00Z", 480, "2022-01-01 00:00:00 (UTC+08:00)"},
    {"2022-01-01T00:00:00Z", -210, "2021-12-31 20:30:00 (UTC-03:30)"},
    {"2022-01-01T00:00:00Z", 0, "2022-01-01 00:00:00 (UTC+00:00)"},
    {"2022-01-01", 0, NULL},
    {"", 0, NULL},
    {"2022-01-01T00.00:00Z", 0, NULL},
};

static void moments_are_printed_in_their_zone(void **state)
{
    char text[MOMENT_TEXT], day[MOMENT_DAY];
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct view moment = view_of(moments[i].moment);
        bool is = moment_print(moment, moments[i].zone, text);
        assert_int_equal(is, moments[i].expected != NULL);
        assert_int_equal(is, moment_day(moment, moments[i].zone, day));
        if (!is)
            continue;
        assert_string_equal(text, moments[i].expected);
        assert_memory_equal(day, text, MOMENT_DAY - 1);
    }
}

static void an_instant_is_a_moment(void **state)
{
    char text[MOMENT_TEXT];
    (void)state;
    moment_of(1644861600, text);
    assert_string_equal(text, "2022-02-14T18:00:00Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_printed_in_their_zone),
        cmocka_unit_test(an_instant_is_a_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
