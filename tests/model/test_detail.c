/* details.csv: the program's own words, with their number, without the echo. */
#include "pipeline/model/detail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const char list[] = "en,zh\n"
                           "two ends,有两个结尾\n"
                           "more than # bytes,超过 # 字节\n"
                           "XML other than 1.0,不是 1.0\n"
                           "not UTF-8,不是 UTF-8\n"
                           "error (lib2 number #),错误（lib2 第 # 号）\n";

/* What is appended, and after | what is left to print as it is. */
static const struct {
    const char *detail, *expected;
} cases[] = {
    {"two ends", "有两个结尾|"},
    {"two ends: \"b\"", "有两个结尾|: \"b\""},
    {"two ends of it", "|two ends of it"},
    {"more than 65536 bytes", "超过 65536 字节|"},
    {"more than many bytes", "|more than many bytes"},
    {"more than # bytes", "超过  字节|"},
    {"XML other than 1.0", "不是 1.0|"},
    {"not UTF-8", "不是 UTF-8|"},
    {"error (lib2 number 5)", "错误（lib2 第 5 号）|"},
    {"荔湾.xml", "|荔湾.xml"},
    {"64", "|64"},
    {"", "|"},
};

static void test_words(void **state)
{
    static const struct small_change unchanged = {NULL, NULL, NULL};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    small_survey_write(&survey, "details.csv", list);
    small_survey_again(&survey);
    assert_string_equal(survey.err.what, "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        struct view rest =
            detail_words(&survey.catalogue, view_of(cases[i].detail), &out);

        buf_format(&out, "|%.*s", VIEW_ARG(rest));
        assert_string_equal(out.p, cases[i].expected);
        buf_release(&out);
    }
    small_survey_end(&survey);
}

static const struct {
    const char *list, *expected;
} mistakes[] = {
    {"en,zh\na,甲\na,乙\n", "details.csv:3: \"a\" occurs a second time"},
    {"en,zh\na,\n", "details.csv:2: column \"zh\" must not be empty"},
    {"en,zh\nmore than #,更多\n",
     "details.csv:2: only one of the two has # for a number"},
};

static void test_mistakes(void **state)
{
    static const struct small_change unchanged = {NULL, NULL, NULL};
    struct small_survey survey;
    char got[1024];

    (void)state;
    small_survey_load(&survey, unchanged);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        small_survey_write(&survey, "details.csv", mistakes[i].list);
        small_survey_again(&survey);
        snprintf(got, sizeof got, "%s:%ld: %s", survey.err.file,
                 survey.err.line, survey.err.what);
        assert_string_equal(got, mistakes[i].expected);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
