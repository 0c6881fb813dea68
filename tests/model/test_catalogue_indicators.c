/* indicators.csv: types, sources, what goes with what. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"indicators.csv", "SCH.BOYS,s", "SCH.COUNT,s"},
     "indicators.csv:4: \"SCH.COUNT\" occurs a second time"},
    {{"indicators.csv", "SCH.FEE,schools", "SCH.FEE,school"},
     "indicators.csv:7: column \"section\": \"school\" is not in sections.csv"},
    {{"indicators.csv", "annual,text", "yearly,text"},
     "indicators.csv:11: column \"forms\": \"yearly\" is not in forms.csv"},
    {{"indicators.csv", "annual,text", ",text"},
     "indicators.csv:11: column \"forms\" must not be empty"},
    {{"indicators.csv", "annual,text", "annual,word"},
     "indicators.csv:11: column \"type\": \"word\"; expected number, items, "
     "text or grade:SCALE"},
    {{"indicators.csv", "grade:rating", "grade:stars"},
     "indicators.csv:8: column \"type\": the scale \"stars\" is not in "
     "grades.csv"},
    {{"indicators.csv", "grade:rating,", "grade:rating,个"},
     "indicators.csv:8: column \"measure\": \"个\"; expected nothing, for it "
     "is neither number nor items"},
    {{"indicators.csv", "number,所", "number,"},
     "indicators.csv:2: column \"measure\" must not be empty"},
    {{"indicators.csv", "number,所", "number,座"},
     "indicators.csv:2: column \"measure\": \"座\" is not in measures.csv"},
    {{"indicators.csv", "所,0", "所,x"},
     "indicators.csv:2: column \"decimals\": \"x\"; expected a whole number "
     "from 0 to 9"},
    {{"indicators.csv", "所,0,sum", "所,0,total"},
     "indicators.csv:2: column \"over_areas\": \"total\"; expected one of "
     "none, sum, union, max"},
    {{"indicators.csv", "所,0,sum,last", "所,0,sum,mean"},
     "indicators.csv:2: column \"over_time\": \"mean\"; expected one of none, "
     "sum, last"},
    {{"indicators.csv", "所,0,sum", "所,0,union"},
     "indicators.csv:2: column \"over_areas\": only items are united"},
    {{"indicators.csv", "grade:rating,,,none,last", "grade:rating,,,max,last"},
     "indicators.csv:8: words are not combined; expected over_areas none and "
     "over_time none or last"},
    {{"indicators.csv", "yes,higher", "yes,up"},
     "indicators.csv:2: column \"direction\": \"up\"; expected one of neutral, "
     "higher, lower"},
    {{"indicators.csv", "yes,higher", "Yes,higher"},
     "indicators.csv:2: column \"stock\": \"Yes\"; expected yes or no"},
    {{"indicators.csv", "district+own,city", "region,city"},
     "indicators.csv:2: column \"counted_by\": \"region\"; expected district, "
     "district+own, organization, city, province or institution:ROLE"},
    {{"indicators.csv", "district+own,city", ",city"},
     "indicators.csv:2: column \"counted_by\" must not be empty"},
    {{"indicators.csv", "district+own,city", "district+own,city institution:"},
     "indicators.csv:2: column \"controls\": \"institution:\"; expected "
     "district, district+own, organization, city, province or "
     "institution:ROLE"},
    {{"indicators.csv", "district+own,city", "district+own,city city"},
     "indicators.csv:2: column \"controls\": city is named already"},
    {{"indicators.csv", "district+own,city", "city,city"},
     "indicators.csv:2: column \"controls\": city is named already"},
    {{"indicators.csv", "district+own,city",
      "city,district district+own organization province "
      "institution:inspectorate"},
     "indicators.csv:2: column \"controls\": more than 4 sources"},
    {{"indicators.csv", ",2010,", ",2010,2009"},
     "indicators.csv:3: the years run backwards, from 2010 to 2009"},
    {{"indicators.csv", "neutral,,,,SCH", "neutral,city,,,SCH"},
     "indicators.csv:6: column \"counted_by\" must be empty where there is a "
     "formula"},
    {{"indicators.csv", "1,none,none,no,neutral,,,,SCH",
      "1,sum,none,no,neutral,,,,SCH"},
     "indicators.csv:6: columns \"over_areas\" and \"over_time\": expected "
     "none where there is a formula"},
    {{"indicators.csv", "Share of boys", ""},
     "indicators.csv:6: column \"name_en\" must not be empty"},
    {{"indicators.csv", "学费标准,Fee,,", "学费标准,Fee,甲,"},
     "indicators.csv:7: column \"definition_en\" must not be empty"},
    {{"indicators.csv", "institution:inspectorate", "institution:inspector"},
     "indicators.csv:8: no institution in units.csv has the role "
     "\"inspector\""},
    {{"indicators.csv", ",controls,", ",control,"},
     "indicators.csv:1: unknown column \"control\""},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_cells(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    const struct indicator *count, *rating;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    count = catalogue_indicator(c, VIEW("SCH.COUNT"));
    assert_int_equal(count->type, VALUE_NUMBER);
    assert_int_equal(count->over_areas, AREAS_SUM);
    assert_int_equal(count->over_time, TIME_LAST);
    assert_int_equal(count->direction, DIRECTION_HIGHER);
    assert_true(count->stock);
    assert_int_equal(count->counted_by.kind, SOURCE_DISTRICT_OWN);
    assert_int_equal(count->control_count, 1);
    assert_int_equal(count->controls[0].kind, SOURCE_CITY);
    rating = catalogue_indicator(c, VIEW("SCH.RATING"));
    assert_int_equal(rating->type, VALUE_GRADE);
    assert_true(view_equal(rating->scale, VIEW("rating")));
    assert_true(view_equal(rating->counted_by.role, VIEW("inspectorate")));
    assert_null(rating->measure);
    small_survey_end(&survey);
}

static void test_order(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(c->indicator_count, 10);
    for (size_t i = 0; i < c->indicator_count; i++) {
        assert_int_equal(c->indicators[i].index, i);
        assert_int_equal(c->indicators[i].origin.line, i + 2);
        assert_string_equal(c->indicators[i].origin.file, "indicators.csv");
    }
    assert_int_equal(c->indicators[1].first_year, 2010);
    assert_null(catalogue_indicator(c, VIEW("sch.count")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
