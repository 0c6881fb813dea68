/* Tests of the time that --clock gives. */
#include "pipeline/commands/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    const char *text;
    long seconds; /* since 1970-01-01 UTC */
} good[] = {
    {"2022-02-15", 1644883200},
    {"2022-02-15T02:00:00", 1644890400},
    {"2022-02-15T02:00:00Z", 1644890400},
    {"2022-02-15T02:00:00+08:00", 1644861600},
    {"2022-02-15T02:00:00-03:30", 1644903000},
    {"2022-02-15T02:00:00+00:00", 1644890400},
    {"2022-02-14T18:00:00Z", 1644861600},
    {"2020-02-29", 1582934400},
    {"2022-02-15Z", 1644883200},
};

/* Whatever the machine's time zone, it is the same instant. */
static void test_good(void **state)
{
    static const char *const zones[] = {"UTC", "Asia/Shanghai",
                                        "Pacific/Kiritimati"};
    (void)state;
    for (size_t z = 0; z < sizeof zones / sizeof *zones; z++) {
        setenv("TZ", zones[z], 1);
        tzset();
        for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
            struct timespec clock;
            struct err err = {0};
            clock_parse(good[i].text, &clock, &err);
            assert_string_equal(err.what, "");
            assert_int_equal(clock.tv_sec, good[i].seconds);
            assert_int_equal(clock.tv_nsec, 0);
        }
    }
}

static const char *const bad[] = {
    "",
    "now",
    "2022",
    "15.02.2022",
    "2022-13-01",
    "2022-02-30",
    "2021-02-29",
    "2022-02-15T25:00:00",
    "2022-02-15T02:00",
    "2022-02-15 02:00:00",
    "2022-02-15T02:00:00+8",
    "2022-02-15T02:00:00+0800",
    "2022-02-15T02:00:00+08:00 ",
    "2022-02-15T02:00:00+-8:00",
    "2022-02-15T02:00:00+24:00",
    "2022-02-15T02:00:00+08:60",
    "2022-02-15T02:00:00CST",
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct timespec clock;
        struct err err = {0};
        char expected[128];
        snprintf(expected, sizeof expected, "--clock %s is no time", bad[i]);
        assert_int_equal(clock_parse(bad[i], &clock, &err), STATUS_FATAL);
        assert_string_equal(err.what, expected);
        assert_string_equal(err.remedy,
                            "write it like 2022-01-15T02:00:00+08:00");
        assert_int_equal(err_exit_status(&err), 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
