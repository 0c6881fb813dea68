/* Texts of cells with characters that XML cannot hold. */
#include "stages/ingest/xlsx_package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *stored, *shown;
} cases[] = {
    {"", ""},
    {"荔湾", "荔湾"},
    {"a_x000D_\nb", "a \nb"},
    {"a_x000A_b", "a\nb"},
    {"_x0041__x4E00_", "A一"},
    {"_x005F_x0041_", "_x0041_"}, /* an escaped underline */
    {"_x0007_", " "},
    {"_x00", "_x00"},
    {"_xZZZZ_", "_xZZZZ_"},
    {"_x+041_", "_x+041_"},
    {"_x004", "_x004"},
    {"_xD800_", "\xEF\xBF\xBD"},
    {"ELD_x", "ELD_x"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        arena_init(&arena, 0);
        struct view text = package_text(&arena, view_of(cases[i].stored));
        assert_int_equal(text.n, strlen(cases[i].shown));
        assert_memory_equal(text.p ? text.p : "", cases[i].shown, text.n);
        arena_release(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
