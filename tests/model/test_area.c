/* The questions an area answers. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static void test_leaf(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_ptr_equal(area_leaf(&c->areas[1]), &c->areas[4]);
    assert_ptr_equal(area_leaf(&c->areas[4]), &c->areas[4]);
    assert_ptr_equal(area_leaf(&c->areas[5]), &c->areas[5]);
    small_survey_end(&survey);
}

static void test_within(void **state)
{
    struct small_survey survey;
    const struct area *areas;

    (void)state;
    small_survey_load(&survey, unchanged);
    areas = survey.catalogue.areas;
    assert_true(area_within(&areas[2], &areas[0]));
    assert_true(area_within(&areas[2], &areas[2]));
    assert_true(area_within(&areas[4], &areas[1]));
    assert_false(area_within(&areas[1], &areas[2]));
    assert_false(area_within(&areas[5], &areas[1]));
    small_survey_end(&survey);
}

static void test_population(void **state)
{
    static const struct {
        int year, known;
    } cases[] = {
        {2009, 0}, {2010, 2010}, {2019, 2010}, {2020, 2020}, {2030, 2020}};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct population *population =
            area_population(&survey.catalogue.areas[1], cases[i].year);

        assert_int_equal(population ? population->year : 0, cases[i].known);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaf),
        cmocka_unit_test(test_within),
        cmocka_unit_test(test_population),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
