/* Tests of corrections.csv. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct {
    const char *rows, *expected;
} cases[] = {
    {"", "read"},
    {"SCH-01,sign\nSCH-01,swap\n", "read"},
    {"SCH-99,sign\n",
     "corrections.csv:2: column \"edit\": \"SCH-99\" is not in edits.xml"},
    {"SCH-01,guess\n",
     "corrections.csv:2: column \"slip\": \"guess\"; expected "
     "one of sign, ten, swap"},
    {"SCH-01,sign\nSCH-01,sign\n",
     "corrections.csv:3: line 2 says the same already"},
    {"SCH-02,sign\n", "corrections.csv:2: column \"edit\": SCH-02 is of level "
                      "2; only what one return shows is mended"},
};

static const char edits[] =
    "<edits><edit id='SCH-01' type='VCO' severity='error' level='1'>"
    "<formula>SCH.GIRLS &lt;= SCH.PUPILS</formula><zh remedy='x'>x</zh>"
    "<en remedy='x'>x</en><good>SCH.GIRLS=3 SCH.PUPILS=10</good>"
    "<bad>SCH.GIRLS=11 SCH.PUPILS=10</bad></edit>\n"
    "<edit id='SCH-02' type='VCO' severity='warning' level='2'>"
    "<formula>SCH.GIRLS = prior(SCH.GIRLS)</formula><zh remedy='x'>x</zh>"
    "<en remedy='x'>x</en><good>SCH.GIRLS=3 prior(SCH.GIRLS)=3</good>"
    "<bad>SCH.GIRLS=11 prior(SCH.GIRLS)=3</bad></edit></edits>";

static void is_read_or_refused(void **state)
{
    struct small_survey survey;
    char text[1024];
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(&survey, "edits.xml", edits);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(text, sizeof text, "edit,slip\n%s", cases[i].rows);
        small_survey_write(&survey, "corrections.csv", text);
        small_survey_again(&survey);
        if (survey.status == STATUS_OK)
            snprintf(text, sizeof text, "read");
        else
            snprintf(text, sizeof text, "%s:%ld: %s", survey.err.file,
                     survey.err.line, survey.err.what);
        assert_string_equal(text, cases[i].expected);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_read_or_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
