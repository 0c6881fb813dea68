/* units.csv: the cells of a unit. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"units.csv", "990200,bureau", "990101,bureau"},
     "units.csv:6: \"990101\" occurs a second time"},
    {{"units.csv", "990200,bureau", "990200,office"},
     "units.csv:6: column \"kind\": \"office\"; expected one of bureau, "
     "organization, institution"},
    {{"units.csv", "schools,990200", "schools,990300"},
     "units.csv:6: column \"area\": \"990300\" is not in areas.csv"},
    {{"units.csv", "schools,990200", "schools,990101"},
     "units.csv:6: 990101 has a bureau already, 990101"},
    {{"units.csv", "schools,990200", "schools,990100/own"},
     "units.csv:6: column \"area\": \"990100/own\"; expected the area itself"},
    {{"units.csv", ",east,", ",../east,"},
     "units.csv:3: column \"sender\": \"../east\" is no name for a folder"},
    {{"units.csv", ",east,", ",a/b,"},
     "units.csv:3: column \"sender\": \"a/b\" is no name for a folder"},
    {{"units.csv", ",inspectorate,", ",,"},
     "units.csv:7: column \"role\" must not be empty"},
    {{"units.csv", ",east,,", ",east,mayor,"},
     "units.csv:3: column \"role\": only institutions have one"},
    {{"units.csv", ",east,,annual", ",east,,yearly"},
     "units.csv:3: column \"form\": \"yearly\" is not in forms.csv"},
    {{"units.csv", ",2016,2020", ",2016,2015"},
     "units.csv:5: the years run backwards, from 2016 to 2015"},
    {{"units.csv", ",2016,2020", ",,2020"},
     "units.csv:5: owes_until without owes_from"},
    {{"units.csv", "51990100A10000023D", "51990100A10000023E"},
     "units.csv:8: column \"code\": \"51990100A10000023E\" fails the check of "
     "GB 32100"},
    {{"units.csv", "河口教育局", ""},
     "units.csv:4: column \"name_zh\" must not be empty"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_listed(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    struct unit unit;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    assert_true(catalogue_unit(c, VIEW("990100"), &unit));
    assert_true(view_equal(unit.sender, VIEW("east")));
    assert_true(unit.listed);
    assert_int_equal(unit.origin.line, 3);
    assert_true(catalogue_unit(c, VIEW("990102"), &unit));
    assert_true(view_equal(unit.sender, VIEW("990102")));
    assert_int_equal(unit.owes_until, 2020);
    assert_true(catalogue_unit(c, VIEW("990100-inspectors"), &unit));
    assert_int_equal(unit.kind, UNIT_INSTITUTION);
    assert_true(view_equal(unit.role, VIEW("inspectorate")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_listed),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
