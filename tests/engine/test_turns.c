/* Turns: every file once, of each sender so many at most. */
#include "pipeline/engine/turns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/store/site.h"

static void add(struct array *all, struct arena *arena, struct view sender,
                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct inbox_file *file = array_push(all, arena, sizeof *file);
        assert_non_null(file);
        *file = (struct inbox_file){.sender = sender, .size = (long long)i};
    }
}

/* How many of `sender` are in turn `turn`, and that they are in order. */
static size_t count(const struct array *files, struct view sender)
{
    const struct inbox_file *file = files->at;
    const struct inbox_file *before = NULL;
    size_t n = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (!view_equal(file[i].sender, sender))
            continue;
        assert_true(!before || before->size + 1 == file[i].size);
        before = &file[i];
        n++;
    }
    return n;
}

static const struct {
    size_t turn, a, b, c;
} turns[] = {
    {0, 1, TURN_MOST, TURN_MOST},
    {1, 0, 0, TURN_MOST},
    {2, 0, 0, 1},
};

static void test_turns(void **state)
{
    struct array all = {0}, files;
    struct arena arena;
    struct err err = {0};
    (void)state;
    arena_init(&arena, 0);
    add(&all, &arena, VIEW("a"), 1);
    add(&all, &arena, VIEW("b"), TURN_MOST);
    add(&all, &arena, VIEW("c"), 2 * TURN_MOST + 1);
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        assert_int_equal(turns_take(&all, i, &arena, &files, &err), STATUS_OK);
        assert_int_equal(count(&files, VIEW("a")), turns[i].a);
        assert_int_equal(count(&files, VIEW("b")), turns[i].b);
        assert_int_equal(count(&files, VIEW("c")), turns[i].c);
    }
    assert_int_equal(turns_take(&all, 3, &arena, &files, &err), STATUS_END);
    arena_release(&arena);
}

static void test_none(void **state)
{
    struct array all = {0}, files;
    struct arena arena;
    struct err err = {0};
    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(turns_take(&all, 0, &arena, &files, &err), STATUS_END);
    assert_int_equal(files.count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
