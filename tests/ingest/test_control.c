/* Controls found, and their neighbours let pass. */
#include "stages/ingest/control.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const struct {
    const char *text;
    uint32_t expected;
} cases[] = {
    {"", 0},
    {"7,500\t\r\n", 0},
    {"广州市荔湾区·甲", 0},
    {"~\x7f", 0x7F},
    {"\xC2\x80", 0x80},
    {"a\xC2\x9F", 0x9F},
    {"\xC2\xA0", 0},
    {"\xE2\x80\xA9", 0},
    {"\xE2\x80\xAA", 0x202A},
    {"年\xE2\x80\xAE报", 0x202E},
    {"\xE2\x80\xAF", 0},
    {"\xE2\x81\xA5", 0},
    {"\xE2\x81\xA6", 0x2066},
    {"\xE2\x81\xA9", 0x2069},
    {"\xE2\x81\xAA", 0},
    {"“年”—…\xE2\x80\xAB", 0x202B},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(control_in(view_of(cases[i].text)), cases[i].expected);
}

/* Wherever it stands in texts of any length: bytes are looked at by eights. */
static void test_places(void **state)
{
    static const char *const controls[] = {"\x7f", "\xC2\x85", "\xE2\x80\xAE"};
    (void)state;
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        for (size_t n = strlen(controls[i]); n < 24; n++)
            for (size_t at = 0; at + strlen(controls[i]) <= n; at++) {
                char text[] = "aaaaaaaaaaaaaaaaaaaaaaaa";
                assert_int_equal(control_in((struct view){text, n}), 0);
                memcpy(text + at, controls[i], strlen(controls[i]));
                assert_int_not_equal(control_in((struct view){text, n}), 0);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
