/* flags.csv: one row for each flag the program knows. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"flags.csv", "nil,n", "nill,n"},
     "flags.csv:2: column \"name\": there is no flag \"nill\""},
    {{"flags.csv", "late,l", "nil,l"},
     "flags.csv:21: \"nil\" occurs a second time"},
    {{"flags.csv", "late,l,A,no,,逾期,late\n", ""},
     "flags.csv:0: there is no row for the flag \"late\""},
    {{"flags.csv", "late,l,A,no", "late,l,A,maybe"},
     "flags.csv:21: column \"travels\": \"maybe\"; expected yes or no"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_flags(void **state)
{
    struct small_survey survey;
    const struct flag_kind *kinds = survey.catalogue.flags;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(survey.status, STATUS_OK);
    assert_string_equal(kinds[FLAG_PARTIAL].name, "partial");
    assert_true(kinds[FLAG_PARTIAL].travels);
    assert_false(kinds[FLAG_LATE].travels);
    assert_true(view_equal(kinds[FLAG_TOO_SMALL].shown, VIEW("…")));
    assert_true(view_equal(kinds[FLAG_NIL].text[LANGUAGE_ZH], VIEW("无")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
