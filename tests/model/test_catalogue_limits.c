/* limits.csv: whose drops may be larger, and the settings for all others. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/settings.h"
#include "tests/support/small_survey.h"

static const struct small_mistake mistakes[] = {
    {{"limits.csv", "2048", "much"},
     "limits.csv:2: column \"file_most\": file-most = \"much\"; expected 1024 "
     "to 1099511627776 (bytes)"},
    {{"limits.csv", "9,1000", "9,0"},
     "limits.csv:3: column \"seconds_most\": drop-seconds = \"0\"; expected 1 "
     "to 86400 (seconds)"},
    {{"limits.csv", NULL, "slow,,,,,,\n"},
     "limits.csv:4: \"slow\" occurs a second time"},
    {{"limits.csv", "ratio_most", "ratios_most"},
     "limits.csv:1: unknown column \"ratios_most\""},
    {{"units.csv", ",bundle", ",bundel"},
     "units.csv:3: column \"limits\": \"bundel\" is not in limits.csv"},
    {{"units.csv", "990100,,inspectorate,institution,2016,,",
      "990100,east,inspectorate,institution,2016,,slow"},
     "units.csv:7: column \"limits\": \"slow\", but the folder east has "
     "\"bundle\" already"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

/* A second unit of the folder may say nothing, or the same. */
static void test_limits(void **state)
{
    static const struct small_change shared = {"units.csv", "990100,,inspector",
                                               "990100,east,inspector"};
    struct settings settings;
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, shared);
    assert_string_equal(survey.err.what, "");
    settings = *survey.catalogue.settings;
    survey.catalogue.settings = &settings;
    settings.ratio_most = 33;
    struct limits east = catalogue_limits(&survey.catalogue, VIEW("east"));
    assert_int_equal(east.file, 2048);
    assert_int_equal(east.inflated, 4096);
    assert_int_equal(east.ratio, 33);
    assert_int_equal(east.members, 7);
    assert_int_equal(east.elements, settings.elements_most);
    assert_int_equal(east.seconds, settings.drop_seconds);
    small_survey_end(&survey);
}

static void test_others(void **state)
{
    static const struct small_change none = {"units.csv", ",bundle", ","};
    struct settings settings;
    struct small_survey survey;

    (void)state;
    settings_default(&settings);
    small_survey_load(&survey, none);
    struct limits other = catalogue_limits(&survey.catalogue, VIEW("990101"));
    assert_int_equal(other.file, settings.file_most);
    assert_int_equal(other.inflated, settings.inflated_most);
    assert_int_equal(other.members, settings.members_most);
    other = catalogue_limits(&survey.catalogue, VIEW("nobody"));
    assert_int_equal(other.seconds, settings.drop_seconds);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
