/* measures.csv: factors, and the base of each dimension. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"measures.csv", "person,10000,1", "crowd,10000,1"},
     "measures.csv:0: the dimension \"crowd\" has no base; expected a measure "
     "with over 1 and under 1"},
    {{"measures.csv", "10000,1", "0,1"},
     "measures.csv:5: column \"over\": \"0\"; expected a number above zero"},
    {{"measures.csv", "10000,1", "1,ten"},
     "measures.csv:5: column \"under\": \"ten\"; expected a number above zero"},
    {{"measures.csv", "名,名,persons,person", "名,名,persons,"},
     "measures.csv:4: column \"dimension\" must not be empty"},
    {{"measures.csv", "名,名", "人,名"},
     "measures.csv:4: \"人\" occurs a second time"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_measures(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    const struct measure *ten_thousand;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(survey.status, STATUS_OK);
    ten_thousand = catalogue_measure(c, VIEW("万人"));
    assert_non_null(ten_thousand);
    assert_false(ten_thousand->base);
    assert_int_equal(
        decimal_compare(ten_thousand->factor_over, decimal_of(10000)), 0);
    assert_true(
        view_equal(catalogue_measure(c, VIEW("元"))->ucum, VIEW("CNY")));
    assert_null(catalogue_measure(c, VIEW("斤")));
    small_survey_end(&survey);
}

/* Of two words for the same, the first is printed. */
static void test_synonyms(void **state)
{
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_true(catalogue_measure(&survey.catalogue, VIEW("人"))->base);
    assert_false(catalogue_measure(&survey.catalogue, VIEW("名"))->base);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measures),
        cmocka_unit_test(test_synonyms),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
