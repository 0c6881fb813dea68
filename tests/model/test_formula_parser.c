/* How deep and how long a formula may be. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* `text` repeated, then `last`. */
static const char *pile(struct world *world, const char *text, int times,
                        const char *last)
{
    struct buf pile = {0};
    const char *copy;

    for (int i = 0; i < times; i++)
        buf_adds(&pile, text);
    buf_adds(&pile, last);
    copy = arena_copy(&world->arena, buf_view(&pile)).p;
    buf_release(&pile);
    return copy;
}

/* Deep ones and long ones are refused before they use up the stack. */
static void test_limits(void **state)
{
    static const struct {
        const char *part;
        int times;
        const char *last, *expected;
    } cases[] = {
        {"(", 3999, "1", "65: nested more than 64 deep"},
        {"-", 3999, "1", "64: nested more than 64 deep"},
        {"not ", 999, "1", "253: nested more than 64 deep"},
        {"if 1 = 1 then ", 200, "1", "886: nested more than 64 deep"},
        {"1+", 1999, "1", "2000"},
        {"1+", 2000, "1", "1: the formula has 4001 bytes, more than 4000"},
    };
    struct world world;

    (void)state;
    world_init(&world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(world_evaluate(&world, FORMULA_EDIT,
                                           pile(&world, cases[i].part,
                                                cases[i].times, cases[i].last),
                                           2021),
                            cases[i].expected);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
