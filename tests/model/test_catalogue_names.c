/* The table of names: growth, replacement, empty names. */
#include "pipeline/model/catalogue_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_many(void **state)
{
    struct names names = {0};
    struct arena arena;
    static int things[1000];

    (void)state;
    arena_init(&arena, 0);
    for (int i = 0; i < 1000; i++) {
        struct view name = arena_format(&arena, "thing %d", i);

        assert_null(names_find(&names, name));
        assert_null(names_put(&names, &arena, name, &things[i]));
    }
    assert_int_equal(names.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_ptr_equal(
            names_find(&names, arena_format(&arena, "thing %d", i)),
            &things[i]);
    arena_release(&arena);
}

static void test_replace(void **state)
{
    struct names names = {0};
    struct arena arena;
    int first, second;

    (void)state;
    arena_init(&arena, 0);
    assert_null(names_find(&names, VIEW("")));
    assert_null(names_put(&names, &arena, VIEW(""), &first));
    assert_ptr_equal(names_put(&names, &arena, VIEW(""), &second), &first);
    assert_ptr_equal(names_find(&names, VIEW("")), &second);
    assert_int_equal(names.count, 1);
    arena_release(&arena);
}

static void test_no_memory(void **state)
{
    struct names names = {0};
    struct arena arena;
    int thing;

    (void)state;
    arena_init(&arena, 16);
    assert_null(names_put(&names, &arena, VIEW("a"), &thing));
    assert_true(arena.failed);
    assert_null(names_find(&names, VIEW("a")));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_replace),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
