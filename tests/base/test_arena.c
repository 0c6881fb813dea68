/* The pool: zeroed, aligned, bounded, and failed for good. */
#include "pipeline/base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static void test_take(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena, 0);
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *piece = arena_take(&arena, size);

        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xff, size);
    }
    arena_release(&arena);
}

/* The memory comes back used, and must be zero again. */
static void test_clear(void **state)
{
    struct arena arena;
    char *piece;

    (void)state;
    arena_init(&arena, 1 << 20);
    memset(arena_take(&arena, 5000), 0xff, 5000);
    memset(arena_take(&arena, 500000), 0xff, 500000);
    arena_clear(&arena);
    assert_int_equal(arena.used, 0);
    piece = arena_take(&arena, 5000);
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(piece[i], 0);
    arena_release(&arena);
    assert_null(arena.blocks);
}

static void test_limit(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena, 100);
    assert_non_null(arena_take(&arena, 60));
    assert_non_null(arena_take(&arena, 40));
    assert_false(arena.failed);
    assert_null(arena_take(&arena, 1));
    assert_true(arena.failed);
    assert_null(arena_take(&arena, 0));
    assert_string_equal(arena_copy(&arena, VIEW("x")).p, "");
    assert_string_equal(arena_format(&arena, "x").p, "");
    arena_clear(&arena);
    assert_non_null(arena_take(&arena, 100));
    arena_release(&arena);
}

static void test_too_much(void **state)
{
    struct arena arena;
    struct array array = {0};

    (void)state;
    arena_init(&arena, 0);
    assert_null(arena_take(&arena, SIZE_MAX));
    assert_true(arena.failed);
    arena_clear(&arena);
    assert_null(array_push(&array, &arena, SIZE_MAX / 8));
    assert_true(arena.failed);
    arena_release(&arena);
}

static void test_texts(void **state)
{
    struct arena arena;
    struct view text;

    (void)state;
    arena_init(&arena, 0);
    text = arena_copy(&arena, (struct view){"abcdef", 3});
    assert_int_equal(text.n, 3);
    assert_string_equal(text.p, "abc");
    text = arena_copy(&arena, (struct view){NULL, 0});
    assert_string_equal(text.p, "");
    text = arena_format(&arena, "%s/%d", "a", 7);
    assert_int_equal(text.n, 3);
    assert_string_equal(text.p, "a/7");
    arena_release(&arena);
}

/* Longer than what is written beside the arena, and around it. */
static void test_long_texts(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena, 0);
    for (int n = 250; n <= 600; n++) {
        struct view text = arena_format(&arena, "%0*d", n, 7);

        assert_int_equal(text.n, n);
        assert_int_equal(strspn(text.p, "0"), n - 1);
        assert_string_equal(text.p + n - 1, "7");
    }
    arena_release(&arena);
}

/* Fills it with 0, 1, 2 ...; every element comes zeroed. */
static void count_up(struct array *array, struct arena *arena)
{
    const int *at;

    for (int i = 0; i < 1000; i++) {
        int *element = array_push(array, arena, sizeof *element);

        assert_int_equal(*element, 0);
        *element = i;
    }
    assert_int_equal(array->count, 1000);
    at = array->at;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(at[i], i);
}

/* Once more where memory has been used before. */
static void test_array(void **state)
{
    struct arena arena;
    struct array array = {0};

    (void)state;
    arena_init(&arena, 0);
    count_up(&array, &arena);
    memset(array.at, 0xff, array.room * sizeof(int));
    arena_clear(&arena);
    array = (struct array){0};
    count_up(&array, &arena);
    arena_release(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_take),  cmocka_unit_test(test_clear),
        cmocka_unit_test(test_limit), cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_texts), cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_array),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
