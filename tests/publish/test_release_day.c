/* Tests of the day a release says it was prepared. */
#include "stages/publish/release_day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_last_day_that_has_passed(void **state)
{
    static const struct {
        const char *today, *day;
    } cases[] = {
        {"2021-12-31", "2021-12-31"}, /* none: the year of report's end */
        {"2022-01-01", "2021-12-31"}, /* a day has passed when it is over */
        {"2022-01-02", "2022-01-01"}, {"2022-02-28", "2022-01-01"},
        {"2022-03-01", "2022-02-28"}, {"2022-07-01", "2022-06-30"},
        {"2023-01-02", "2023-01-01"}, {"2030-01-01", "2023-01-01"},
    };
    struct calendar_entry calendar[] = {
        {.form = VIEW("a"),
         .year = 2021,
         .opening = VIEW("2022-01-01"),
         .deadline = VIEW("2022-02-28"),
         .lock = VIEW("2022-06-30")},
        {.form = VIEW("a"), .year = 2022, .opening = VIEW("2023-01-01")},
    };
    struct catalogue c = {.calendar = calendar, .calendar_count = 2};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run = {
            .catalogue = &c, .year = 2021, .day = view_of(cases[i].today)};
        struct view day = release_day(&run, &arena);
        if (!view_equal(day, view_of(cases[i].day)))
            fail_msg("%s: %.*s", cases[i].today, VIEW_ARG(day));
    }
    arena_release(&arena);
}

static void a_locked_year_stands_still(void **state)
{
    struct calendar_entry calendar[] = {
        {.form = VIEW("a"),
         .year = 2020,
         .opening = VIEW("2021-01-01"),
         .lock = VIEW("2021-06-30")},
        {.form = VIEW("a"), .year = 2021, .opening = VIEW("2022-01-01")},
    };
    struct catalogue c = {.calendar = calendar, .calendar_count = 2};
    struct run run = {.catalogue = &c, .year = 2021, .day = VIEW("2022-02-15")};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    assert_string_equal(release_day_of(&run, 2020, &arena).p, "2021-06-30");
    assert_string_equal(release_day_of(&run, 2021, &arena).p, "2022-01-01");
    assert_string_equal(release_day_of(&run, 2016, &arena).p, "2016-12-31");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_day_that_has_passed),
        cmocka_unit_test(a_locked_year_stands_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
