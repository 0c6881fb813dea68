/* Components, formulas, and the order of derived indicators. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"indicators.csv", "SCH.BOYS + SCH.GIRLS", "SCH.BOYS + SCH.GILRS"},
     "indicators.csv:3: column \"components\": \"SCH.GILRS\" is not in "
     "indicators.csv"},
    {{"indicators.csv", "SCH.BOYS + SCH.GIRLS", "SCH.BOYS + SCH.PUPILS"},
     "indicators.csv:3: SCH.PUPILS is a component of itself"},
    {{"indicators.csv", "SCH.BOYS + SCH.GIRLS", "SCH.BOYS + SCH.FEE"},
     "indicators.csv:3: the component SCH.FEE is not measured as SCH.PUPILS "
     "is"},
    {{"indicators.csv", "女生数,Girls,,,annual,number,人,",
      "女生数,Girls,,,annual,number,万人,"},
     "indicators.csv:3: the component SCH.GIRLS is not measured as SCH.PUPILS "
     "is"},
    {{"indicators.csv", "SCH.BOYS + SCH.GIRLS", "SCH.BOYS + SCH.BOYSHARE"},
     "indicators.csv:3: the component SCH.BOYSHARE is derived; expected one "
     "that is submitted"},
    {{"indicators.csv", "SCH.BOYS + SCH.GIRLS", "SCH.BOYS + "},
     "indicators.csv:3: column \"components\": \"\" is not in indicators.csv"},
    {{"indicators.csv", "SCH.BOYS / SCH.PUPILS * 100",
      "SCH.BOYSHARE + SCH.BOYSHARE"},
     "indicators.csv:6: the formulas go in a circle: SCH.BOYSHARE needs "
     "SCH.BOYSHARE"},
    {{"indicators.csv", "SCH.BOYS / SCH.PUPILS * 100,,\n",
      "D.A * 2,,\nD.A,schools,甲,A,,,,number,%,0,none,none,no,neutral,,,,D.B * "
      "2,,\nD.B,schools,乙,B,,,,number,%,0,none,none,no,neutral,,,,D.A * "
      "2,,\n"},
     "indicators.csv:8: the formulas go in a circle: D.A needs D.B needs D.A"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_components(void **state)
{
    struct small_survey survey;
    const struct indicator *pupils;

    (void)state;
    small_survey_load(&survey, unchanged);
    pupils = &survey.catalogue.indicators[1];
    assert_int_equal(pupils->component_count, 2);
    assert_ptr_equal(pupils->components[0], &survey.catalogue.indicators[2]);
    assert_ptr_equal(pupils->components[1], &survey.catalogue.indicators[3]);
    assert_null(pupils->formula);
    assert_non_null(survey.catalogue.indicators[4].formula);
    small_survey_end(&survey);
}

/* Three derived ones, each before what it is made of in the file. */
static void test_order(void **state)
{
    static const struct small_change change = {
        "indicators.csv", NULL,
        "D.A,schools,甲,A,,,,number,%,0,none,none,no,neutral,,,,"
        "D.B + D.C,,\n"
        "D.B,schools,乙,B,,,,number,%,0,none,none,no,neutral,,,,"
        "D.C + SCH.BOYSHARE,,\n"
        "D.C,schools,丙,C,,,,number,%,0,none,none,no,neutral,,,,"
        "SCH.BOYSHARE * 2,,\n"};
    static const char *const codes[] = {"SCH.BOYSHARE", "D.C", "D.B", "D.A"};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_string_equal(survey.err.what, "");
    assert_int_equal(survey.catalogue.derived_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(
            view_equal(survey.catalogue.derived[i]->code, view_of(codes[i])));
    small_survey_end(&survey);
}

static void test_unknown_operand(void **state)
{
    static const struct small_change change = {
        "indicators.csv", "SCH.BOYS / SCH.PUPILS", "SCH.BOYS / SCH.PUPIL"};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.err.fault, FAULT_CONFIG);
    assert_int_equal(survey.err.line, 6);
    assert_ptr_equal(
        strstr(survey.err.what, "the formula of SCH.BOYSHARE, character 12: "),
        survey.err.what);
    assert_non_null(strstr(survey.err.what, "SCH.PUPIL"));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_components),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_unknown_operand),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
