/* Tests of formulas in words. */
#include "pipeline/model/formula_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct {
    const char *text, *zh, *en;
} cases[] = {
    {"SCH.BOYS <= SCH.PUPILS", "男生数 不大于 学生数",
     "Boys is at most Pupils"},
    {"if SCH.BOYS > 0 then prior(SCH.GIRLS) != 1.5",
     "如果 男生数 大于 0 ，则 上年(女生数) 不等于 1.5",
     "if Boys is more than 0 then last year's(Girls) differs from 1.5"},
    {"max(SCH.BOYS, 3) * 2", "较大者(男生数, 3) × 2",
     "the greatest of(Boys, 3) × 2"},
    {"SCH.UNKNOWN + 1", "SCH.UNKNOWN + 1", "SCH.UNKNOWN + 1"},
    {"", "", ""},
};

static void check(const struct small_survey *survey, const char *text,
                  enum language language, const char *expected)
{
    struct buf out = {0};
    formula_words(&survey->catalogue, view_of(text), language, &out);
    assert_string_equal(out.p ? out.p : "", expected);
    buf_release(&out);
}

static void names_and_words(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&survey, cases[i].text, LANGUAGE_ZH, cases[i].zh);
        check(&survey, cases[i].text, LANGUAGE_EN, cases[i].en);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_and_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
