/* The short lists: groups, sections, forms. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"groups.csv", "INLAND", "COAST"},
     "groups.csv:3: \"COAST\" occurs a second time"},
    {{"groups.csv", "Inland", ""},
     "groups.csv:3: column \"name_en\" must not be empty"},
    {{"sections.csv", "clubs,", "social clubs,"},
     "sections.csv:3: column \"code\": \"social clubs\" is no code; expected "
     "one word without blanks"},
    {{"forms.csv", "code,", "codes,"}, "forms.csv:1: unknown column \"codes\""},
    {{"forms.csv", ",name_en\n", ",name_zh\n"},
     "forms.csv:1: column \"name_zh\" occurs twice"},
    {{"sections.csv", "学校,Schools", "学校"},
     "sections.csv:2: 2 cells where the header has 3"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_lists(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    assert_int_equal(c->group_count, 2);
    assert_ptr_equal(catalogue_group(c, VIEW("INLAND")), &c->groups[1]);
    assert_null(catalogue_group(c, VIEW("inland")));
    assert_ptr_equal(catalogue_section(c, VIEW("clubs")), &c->sections[1]);
    assert_ptr_equal(catalogue_form(c, VIEW("annual")), &c->forms[0]);
    assert_true(view_equal(c->sections[0].name[LANGUAGE_EN], VIEW("Schools")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
