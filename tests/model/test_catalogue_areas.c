/* areas.csv: the cells of an area. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"areas.csv", "COAST,,,6000", "COST,,,6000"},
     "areas.csv:3: column \"group\": \"COST\" is not in groups.csv"},
    {{"areas.csv", "990101,9", "990101/own,9"},
     "areas.csv:4: \"990101/own\": a code with / is made by the program"},
    {{"areas.csv", "pop:2010", "pop:10"},
     "areas.csv:2: column \"pop:10\"; expected pop: and a year"},
    {{"areas.csv", ",6000,", ",6 thousand,"},
     "areas.csv:3: column \"pop:2020\": \"6 thousand\"; expected a number of "
     "persons"},
    {{"areas.csv", ",2003,,", ",2003,2001,"},
     "areas.csv:5: the years run backwards, from 2003 to 2001"},
    {{"areas.csv", ",2003,,", ",203,,"},
     "areas.csv:5: column \"from\": \"203\"; expected a whole number from 1900 "
     "to 2199"},
    {{"areas.csv", "990100,district,山", "990100,,山"},
     "areas.csv:5: column \"kind\" must not be empty"},
    {{"areas.csv", ",River District,", ",,"},
     "areas.csv:4: column \"name_en\" must not be empty"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_area_cells(void **state)
{
    struct small_survey survey;
    const struct area *hill, *east;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(survey.status, STATUS_OK);
    hill = catalogue_area(&survey.catalogue, VIEW("990102"));
    east = catalogue_area(&survey.catalogue, VIEW("990100"));
    assert_int_equal(hill->from, 2003);
    assert_null(hill->group);
    assert_true(view_equal(hill->kind, VIEW("district")));
    assert_true(view_equal(hill->traditional, VIEW("山前區")));
    assert_ptr_equal(east->group, &survey.catalogue.groups[0]);
    assert_int_equal(east->population_count, 2);
    assert_int_equal(east->populations[0].year, 2010);
    assert_int_equal(hill->population_count, 1);
    assert_null(catalogue_area(&survey.catalogue, VIEW("99010")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_area_cells),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
