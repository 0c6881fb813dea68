/* grades.csv: spellings and ranks. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"grades.csv", "银,Silver,B", "银,Silver,A"},
     "grades.csv:3: \"A\" already is the grade gold of rating"},
    {{"grades.csv", "silver,2", "silver,1"},
     "grades.csv:3: the scale rating has the code silver or the rank 1 "
     "already"},
    {{"grades.csv", "silver,2", "gold,2"},
     "grades.csv:3: the scale rating has the code gold or the rank 2 already"},
    {{"grades.csv", "silver,2", "silver,"},
     "grades.csv:3: column \"rank\" must not be empty"},
    {{"grades.csv", "silver,2", "silver,0"},
     "grades.csv:3: column \"rank\": \"0\"; expected a whole number from 1 to "
     "1000"},
    {{"grades.csv", NULL, NULL},
     "indicators.csv:8: column \"type\": the scale \"rating\" is not in "
     "grades.csv"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_grades(void **state)
{
    static const char *const golds[] = {"gold", "金", "Gold", "优", "A"};
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(survey.status, STATUS_OK);
    for (size_t i = 0; i < sizeof golds / sizeof *golds; i++)
        assert_ptr_equal(catalogue_grade(c, VIEW("rating"), view_of(golds[i])),
                         &c->grades[0]);
    assert_null(catalogue_grade(c, VIEW("rating"), VIEW("a")));
    assert_null(catalogue_grade(c, VIEW("yesno"), VIEW("金")));
    assert_ptr_equal(catalogue_grade_at(c, VIEW("rating"), 2), &c->grades[1]);
    assert_null(catalogue_grade_at(c, VIEW("rating"), 3));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grades),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
