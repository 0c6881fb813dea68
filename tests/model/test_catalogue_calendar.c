/* calendar.csv: days that exist and follow each other. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"calendar.csv", "annual,2021", "yearly,2021"},
     "calendar.csv:2: column \"form\": \"yearly\" is not in forms.csv"},
    {{"calendar.csv", "annual,2021", "annual,"},
     "calendar.csv:2: column \"year\" must not be empty"},
    {{"calendar.csv", "2022-02-28", "2022-02-29"},
     "calendar.csv:2: column \"deadline\": \"2022-02-29\"; expected a day such "
     "as 2022-01-31"},
    {{"calendar.csv", "2022-02-28", "28.2.2022"},
     "calendar.csv:2: column \"deadline\": \"28.2.2022\"; expected a day such "
     "as 2022-01-31"},
    {{"calendar.csv", "2022-06-30", "2022-02-27"},
     "calendar.csv:2: column \"lock\": 2022-02-27 is before 2022-02-28, the "
     "day ahead of it"},
    {{"calendar.csv", NULL, "annual,2021,,,,\n"},
     "calendar.csv:3: \"annual 2021\" occurs a second time"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_entry(void **state)
{
    struct small_survey survey;
    const struct calendar_entry *entry;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    entry = catalogue_calendar(&survey.catalogue, VIEW("annual"), 2021);
    assert_true(view_equal(entry->deadline, VIEW("2022-02-28")));
    assert_int_equal(entry->correction.n, 0);
    assert_null(catalogue_calendar(&survey.catalogue, VIEW("annual"), 2020));
    assert_null(
        catalogue_calendar(&survey.catalogue, VIEW("institution"), 2021));
    small_survey_end(&survey);
}

static void test_absent(void **state)
{
    static const struct small_change change = {"calendar.csv", NULL, NULL};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_null(catalogue_calendar(&survey.catalogue, VIEW("annual"), 2021));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entry),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
