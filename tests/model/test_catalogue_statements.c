/* statements.csv: the bulletin, and texts without digits. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"statements.csv", "BOYSRANK,", "PUPILS,"},
     "statements.csv:3: \"PUPILS\" occurs a second time"},
    {{"statements.csv", "PUPILS,schools", "PUPILS,school"},
     "statements.csv:2: column \"section\": \"school\" is not in sections.csv"},
    {{"statements.csv", ",990101,", ",990103,"},
     "statements.csv:3: column \"area\": \"990103\" is not in areas.csv"},
    {{"statements.csv", "2021-12-31", "2021-12-30"},
     "statements.csv:2: column \"period\": \"2021-12-30\"; expected a year, "
     "its last day or FIRST/LAST"},
    {{"statements.csv", "2021-12-31", "2021-Q4"},
     "statements.csv:2: column \"period\": \"2021-Q4\"; expected a year, its "
     "last day or FIRST/LAST"},
    {{"statements.csv", "SCH.PUPILS,,", "SCH.PUPILS,人,"},
     "statements.csv:2: column \"measure\" must be empty: it is that of "
     "SCH.PUPILS"},
    {{"statements.csv", "rank(SCH.BOYS),名", "rank(SCH.BOYS),"},
     "statements.csv:3: column \"measure\" must not be empty"},
    {{"statements.csv", "Rank by boys", ""},
     "statements.csv:3: column \"name_en\" must not be empty"},
    {{"statements.csv", "Ranked {rank}", "Ranked 1st"},
     "statements.csv:3: column \"text_en\" holds a digit of its own; expected "
     "placeholders such as {value} in its place"},
    {{"statements.csv", "第{rank}", "第１"},
     "statements.csv:3: column \"text_zh\" holds a digit of its own; expected "
     "placeholders such as {value} in its place"},
    {{"statements.csv", "Ranked {rank}", "Ranked {place}"},
     "statements.csv:3: column \"text_en\": unknown placeholder {place}; "
     "expected one of {value} {measure} {area} {period} {year} {rank} "
     "{qualifier}"},
    {{"statements.csv", "Ranked {rank}", ""},
     "statements.csv:3: column \"text_en\" must not be empty"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_alone(void **state)
{
    struct small_survey survey;
    const struct statement *pupils;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    pupils = catalogue_statement(&survey.catalogue, VIEW("PUPILS"));
    assert_ptr_equal(pupils->indicator, &survey.catalogue.indicators[1]);
    assert_ptr_equal(pupils->measure, pupils->indicator->measure);
    assert_true(view_equal(pupils->name[LANGUAGE_EN], VIEW("Pupils")));
    assert_int_equal(pupils->period.kind, PERIOD_YEAR);
    assert_int_equal(pupils->period.year, 2021);
    assert_true(pupils->at_end);
    assert_ptr_equal(pupils->area, &survey.catalogue.areas[0]);
    small_survey_end(&survey);
}

static void test_expression(void **state)
{
    struct small_survey survey;
    const struct statement *rank;

    (void)state;
    small_survey_load(&survey, unchanged);
    rank = catalogue_statement(&survey.catalogue, VIEW("BOYSRANK"));
    assert_null(rank->indicator);
    assert_non_null(rank->formula);
    assert_true(view_equal(rank->measure->code, VIEW("名")));
    assert_int_equal(rank->period.kind, PERIOD_SPAN);
    assert_false(rank->at_end);
    assert_true(view_equal(rank->text[LANGUAGE_EN], VIEW("Ranked {rank}")));
    small_survey_end(&survey);
}

static void test_absent(void **state)
{
    static const struct small_change change = {"statements.csv", NULL, NULL};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_null(catalogue_statement(&survey.catalogue, VIEW("PUPILS")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_expression),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
