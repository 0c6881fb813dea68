/* How scores read. */
#include "stages/publish/index_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/model/settings.h"

static const struct {
    double number;
    int places;
    const char *expected;
} numbers[] = {
    {62.345678901234, -1, "62.345678901234"},
    {0.1 + 0.2, -1, "0.3"}, /* what binary sums leave behind is off */
    {62.5, 0, "63"},
    {-62.5, 0, "-63"},
    {2.675, 2, "2.68"}, /* as a person would, not as its bits */
    {0, 2, "0.00"},
    {1234567890123.25, 1, "1234567890123.3"},
    {1e300, 2, ""},
};

static void doubles(void **state)
{
    struct arena arena;
    struct settings settings;
    (void)state;
    arena_init(&arena, 0);
    settings_default(&settings);
    struct catalogue catalogue = {.settings = &settings};
    struct run run = {.catalogue = &catalogue};
    struct printing p = {.run = &run, .arena = &arena};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct view got =
            print_double(&p, numbers[i].number, numbers[i].places);
        if (!view_equal(got, view_of(numbers[i].expected)))
            fail_msg("%.*s is not %s", VIEW_ARG(got), numbers[i].expected);
    }
    arena_release(&arena);
}

static void every_reason_has_words(void **state)
{
    (void)state;
    for (int s = SCORE_MISSING; s <= SCORE_REFUSED; s++)
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            assert_true(score_reason((enum score_state)s, (enum language)l).n >
                        0);
    assert_int_equal(score_reason(SCORE_KNOWN, LANGUAGE_EN).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubles),
        cmocka_unit_test(every_reason_has_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
