/* Strings of JSON. */
#include "pipeline/output/json_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *text, *json;
} cases[] = {
    {"", "\"\""},
    {"≤ 18 (镇街)", "\"≤ 18 (镇街)\""},
    {"a \"b\" \\c", "\"a \\\"b\\\" \\\\c\""},
    {"a\r\n\tb\x7f", "\"a\\u000d\\u000a\\u0009b\\u007f\""},
    {"a\xff", "\"a\xEF\xBF\xBD\""},
};

static void test_string(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        json_string(view_of(cases[i].text), &out);
        assert_string_equal(out.p, cases[i].json);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_string)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
