/* Tests of the pages' words: the survey's go before the program's. */
#include "pipeline/engine/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct {
    const char *code;
    enum language language;
    size_t count;
    const char *text, *expected;
} words[] = {
    {"accepted", LANGUAGE_EN, 0, "", "Got it"},
    {"accepted", LANGUAGE_ZH, 0, "", "收到"},
    {"rejected", LANGUAGE_EN, 0, "", "Refused: nothing in it counts"},
    {"warnings", LANGUAGE_ZH, 3, "", "已接收，有 3 处需要核实"},
    {"more", LANGUAGE_ZH, 12, "{value}",
     "本页列出前 {value}，另有 12 条未列出：先改正这里列出的。CSV "
     "文件列得更多。"},
    {"due-date", LANGUAGE_EN, 0, "", "{detail} stays"},
    {"no-such-word", LANGUAGE_EN, 0, "", "no-such-word"},
};

static void words_are_found_and_filled(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey,
                      (struct small_change){
                          "messages.csv", NULL,
                          "receipt.accepted,information,收到,Got it,,\n"
                          "receipt.due-date,information,x,{detail} stays,,\n"});
    if (survey.status != STATUS_OK)
        fail_msg("%s", survey.err.what);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct buf text = {0};
        words_print(&survey.catalogue, words[i].code, words[i].language,
                    words[i].count, view_of(words[i].text), &text);
        assert_string_equal(text.p, words[i].expected);
        buf_release(&text);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_and_filled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
