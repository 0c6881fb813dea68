/* Tests of imputation.csv: what is read and what is refused. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

#define TOP "indicator,method,by,stratum,years,donors,unavailable\n"

static void is_off_unless_the_file_is_there(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.imputation_count, 0);
    small_survey_end(&survey);
}

static void is_read(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(&survey, "imputation.csv",
                       TOP "SCH.PUPILS,previous,,,2,,yes\n"
                           "SCH.PUPILS,ratio,SCH.BOYS,group,,5,\n");
    small_survey_again(&survey);
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.imputation_count, 2);
    const struct imputation *at = survey.catalogue.imputations;
    assert_int_equal(at[0].method, IMPUTE_PREVIOUS);
    assert_int_equal(at[0].years, 2);
    assert_true(at[0].unavailable);
    assert_int_equal(at[1].method, IMPUTE_RATIO);
    assert_int_equal(at[1].stratum, STRATUM_GROUP);
    assert_int_equal(at[1].donors, 5);
    assert_ptr_equal(at[1].by,
                     catalogue_indicator(&survey.catalogue, VIEW("SCH.BOYS")));
    assert_int_equal(at[1].origin.line, 3);
    small_survey_end(&survey);
}

static void words_are_the_files(void **state)
{
    (void)state;
    assert_string_equal(imputation_word(IMPUTE_AREAS), "areas");
    assert_true(view_equal(imputation_name(IMPUTE_MEAN, LANGUAGE_EN),
                           VIEW("mean of peers")));
    assert_true(view_equal(imputation_name(IMPUTE_MEAN, LANGUAGE_ZH),
                           VIEW("同类均值")));
}

/* A row and the mistake it makes. */
static const struct {
    const char *row, *expected;
} mistakes[] = {
    {"NOPE,previous,,,,,", "imputation.csv:2: column \"indicator\": \"NOPE\" "
                           "is not in indicators.csv"},
    {",previous,,,,,",
     "imputation.csv:2: column \"indicator\" must not be empty"},
    {"SCH.BOYSHARE,previous,,,,,",
     "imputation.csv:2: column \"indicator\": SCH.BOYSHARE is derived; impute "
     "what it is made of"},
    {"SCH.RATING,previous,,,,,",
     "imputation.csv:2: column \"indicator\": SCH.RATING is no number; only "
     "numbers are imputed"},
    {"SCH.PUPILS,guess,,,,,",
     "imputation.csv:2: column \"method\": \"guess\"; expected one of "
     "previous, trend, ratio, mean, sum, components, areas"},
    {"SCH.PUPILS,mean,,town,,,",
     "imputation.csv:2: column \"stratum\": \"town\"; expected one of area, "
     "parent, group, level"},
    {"SCH.PUPILS,mean,,,,,", "imputation.csv:2: column \"stratum\": \"\"; "
                             "expected one of area, parent, group, level"},
    {"SCH.PUPILS,trend,,,11,,", "imputation.csv:2: column \"years\": \"11\"; "
                                "expected a whole number from 1 to 10"},
    {"SCH.PUPILS,mean,,level,,0,",
     "imputation.csv:2: column \"donors\": \"0\"; expected a whole number from "
     "1 to 1000"},
    {"SCH.PUPILS,previous,,level,,,",
     "imputation.csv:2: column \"stratum\": \"level\"; expected nothing, for "
     "the method previous does not use it"},
    {"SCH.PUPILS,mean,SCH.BOYS,level,,,",
     "imputation.csv:2: column \"by\": \"SCH.BOYS\"; expected nothing, for the "
     "method mean does not use it"},
    {"SCH.PUPILS,ratio,SCH.FEE,level,,,",
     "imputation.csv:2: column \"by\": SCH.FEE is not counted by those who "
     "count SCH.PUPILS"},
    {"SCH.PUPILS,ratio,SCH.PUPILS,level,,,",
     "imputation.csv:2: column \"by\": expected another indicator, or nothing "
     "for its own value a year before"},
    {"SCH.BOYS,components,,,,,",
     "imputation.csv:2: SCH.BOYS has no components in indicators.csv"},
    {"SCH.FEE,areas,,,,,",
     "imputation.csv:2: SCH.FEE: only what districts count and areas add up "
     "has parts to be fitted to a whole"},
    {"SCH.PUPILS,previous,,,,,maybe",
     "imputation.csv:2: column \"unavailable\": \"maybe\"; expected yes or no"},
    {"SCH.PUPILS,previous,,,,,\nSCH.PUPILS,previous,,,,,",
     "imputation.csv:3: line 2 says the same already"},
};

static void mistakes_are_told_with_their_line(void **state)
{
    struct small_survey survey;
    char text[1024];
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        snprintf(text, sizeof text, TOP "%s\n", mistakes[i].row);
        small_survey_write(&survey, "imputation.csv", text);
        small_survey_again(&survey);
        snprintf(text, sizeof text, "%s:%ld: %s", survey.err.file,
                 survey.err.line, survey.err.what);
        assert_string_equal(text, mistakes[i].expected);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_off_unless_the_file_is_there),
        cmocka_unit_test(is_read),
        cmocka_unit_test(words_are_the_files),
        cmocka_unit_test(mistakes_are_told_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
