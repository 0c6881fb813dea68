/* The third drop that ends its worker costs its sender the time. */
#include "pipeline/engine/strikes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void test_third(void **state)
{
    struct strikes strikes = {0};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (int i = 0; i < STRIKES_MOST; i++) {
        assert_int_equal(strikes_seconds(&strikes, VIEW("a"), 300), 300);
        assert_true(strikes_add(&strikes, &arena, VIEW("a")));
        assert_true(i > 0 || strikes_add(&strikes, &arena, VIEW("b")));
    }
    assert_int_equal(strikes_seconds(&strikes, VIEW("a"), 300), 3);
    assert_int_equal(strikes_seconds(&strikes, VIEW("a"), 20), 1);
    assert_int_equal(strikes_seconds(&strikes, VIEW("b"), 300), 300);
    assert_int_equal(strikes_seconds(&strikes, VIEW("c"), 300), 300);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_third),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
