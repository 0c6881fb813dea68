/* The calendar and moments in UTC. */
#include "stages/normalize/days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void test_exists(void **state)
{
    static const struct {
        struct day day;
        bool exists;
    } cases[] = {
        {{2021, 12, 31}, true}, {{2020, 2, 29}, true}, {{2021, 2, 29}, false},
        {{1900, 2, 29}, false}, {{2000, 2, 29}, true}, {{2021, 4, 31}, false},
        {{2021, 13, 1}, false}, {{2021, 0, 1}, false}, {{2021, 1, 0}, false},
        {{-1, 1, 1}, false},    {{9999, 1, 1}, true},  {{10000, 1, 1}, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(day_exists(cases[i].day), cases[i].exists);
}

static void test_number(void **state)
{
    static const struct {
        struct day day;
        long number;
    } cases[] = {
        {{1970, 1, 1}, 0},     {{1899, 12, 30}, -25569}, {{2000, 2, 29}, 11016},
        {{2000, 3, 1}, 11017}, {{2021, 12, 31}, 18992},  {{1969, 12, 31}, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct day back = day_of_number(cases[i].number);

        assert_int_equal(day_number(cases[i].day), cases[i].number);
        assert_int_equal(back.year, cases[i].day.year);
        assert_int_equal(back.month, cases[i].day.month);
        assert_int_equal(back.day, cases[i].day.day);
    }
}

static void test_moment(void **state)
{
    static const struct {
        const char *text, *utc;
    } cases[] = {
        {"2022-01-08T10:00:00+08:00", "2022-01-08T02:00:00Z"},
        {"2022-01-08T10:00:00Z", "2022-01-08T10:00:00Z"},
        {"2022-01-08T10:00", "2022-01-08T02:00:00Z"},
        {"2022-01-08 10:00", "2022-01-08T02:00:00Z"},
        {"2022-01-08T23:30:15.25-02:00", "2022-01-09T01:30:15Z"},
        {"2022-01-08", "2022-01-07T16:00:00Z"},
        {"2022-01-01T00:00:00+08:00", "2021-12-31T16:00:00Z"},
        {"2022-02-30", ""},
        {"2022-1-8", ""},
        {"2022-01-08T24:00", ""},
        {"2022-01-08T10:61", ""},
        {"2022-01-08T10", ""},
        {"2022-01-08T10:00+8", ""},
        {"2022-01-08T10:00:00+08:00x", ""},
        {"1899-12-31", ""},
        {"2200-01-01", ""},
        {"9999-12-31T23:00-05:00", ""},
        {"soon", ""},
        {"", ""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct view utc = moment_utc(view_of(cases[i].text), &arena);

        assert_string_equal(utc.p, cases[i].utc);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exists),
        cmocka_unit_test(test_number),
        cmocka_unit_test(test_moment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
