/* messages.csv, with the messages of the edits behind them. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"messages.csv", "odd,warning", "odd,grave"},
     "messages.csv:2: column \"severity\": \"grave\"; expected fatal, error, "
     "warning or information"},
    {{"messages.csv", "{unit} is", "{units} is"},
     "messages.csv:2: column \"en\": unknown placeholder {units}; expected one "
     "of {unit} {indicator} {area} {period} {text} {value} {expected} {detail} "
     "{file} {line} {column} {cell} {measure} {edit} {code}"},
    {{"messages.csv", "{unit} is", "{unit is"},
     "messages.csv:2: column \"en\": a { without its }"},
    {{"messages.csv", "odd,,", "odd,改正,"},
     "messages.csv:2: column \"remedy_en\" must not be empty"},
    {{"messages.csv", NULL, "school.odd,error,甲,A,,\n"},
     "messages.csv:3: \"school.odd\" occurs a second time"},
    {{"messages.csv", NULL, "SCH-01,error,甲,A,,\n"},
     "edits.xml:2: \"SCH-01\" occurs a second time"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_messages(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    const struct message *message;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    assert_int_equal(c->message_count, 2);
    message = catalogue_message(c, VIEW("school.odd"));
    assert_ptr_equal(message, &c->messages[0]);
    assert_int_equal(message->severity, SEVERITY_WARNING);
    message = catalogue_message(c, VIEW("SCH-01"));
    assert_ptr_equal(message, &c->messages[1]);
    assert_true(view_equal(message->remedy[LANGUAGE_EN], VIEW("Check both")));
    assert_null(catalogue_message(c, VIEW("SCH-02")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
