/* Tests of the self-test's sheet. */
#include "pipeline/engine/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_counts_failures(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct sheet sheet = {.arena = &arena};
    sheet_add(&sheet, (struct sheet_line){.rule = VIEW("N-1")});
    sheet_add(&sheet, (struct sheet_line){.rule = VIEW("N-2"), .failed = true});
    const struct sheet_line *lines = sheet.lines.at;
    assert_int_equal(sheet.lines.count, 2);
    assert_int_equal(sheet.failed, 1);
    assert_true(view_equal(lines[1].rule, VIEW("N-2")));
    arena_release(&arena);
}

static void test_counts_without_memory(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 1);
    struct sheet sheet = {.arena = &arena};
    sheet_add(&sheet, (struct sheet_line){.failed = true});
    assert_int_equal(sheet.failed, 1);
    assert_true(arena.failed);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_failures),
        cmocka_unit_test(test_counts_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
