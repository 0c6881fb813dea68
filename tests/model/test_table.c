/* Tables: cells go in row by row and come out where they belong. */
#include "pipeline/model/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_rows(void **state)
{
    struct arena arena;
    struct table *table;

    (void)state;
    arena_init(&arena, 0);
    table = table_new(&arena, LANGUAGE_EN, VIEW("ranking"), VIEW("Ranks"));
    assert_non_null(table);
    assert_int_equal(table_rows(table), 0);
    table_column(table, VIEW("area"), VIEW("Area"), CELL_CODE);
    table_column(table, VIEW("value"), VIEW("Value"), CELL_NUMBER);
    assert_int_equal(table_rows(table), 0);
    table_cell(table, VIEW("440100"));
    assert_int_equal(table_rows(table), 1);
    table_cell(table, VIEW("12.5"));
    table_cell(table, VIEW("440300"));
    table_cell(table, VIEW(""));
    assert_int_equal(table_rows(table), 2);
    assert_true(view_equal(table_at(table, 0, 0), VIEW("440100")));
    assert_true(view_equal(table_at(table, 0, 1), VIEW("12.5")));
    assert_true(view_equal(table_at(table, 1, 0), VIEW("440300")));
    assert_int_equal(table_at(table, 1, 1).n, 0);
    arena_release(&arena);
}

static void test_beyond(void **state)
{
    struct arena arena;
    struct table *table;

    (void)state;
    arena_init(&arena, 0);
    table = table_new(&arena, LANGUAGE_ZH, VIEW("t"), VIEW("T"));
    assert_null(table_at(table, 0, 0).p);
    table_column(table, VIEW("area"), VIEW("Area"), CELL_CODE);
    table_cell(table, VIEW("1"));
    table_cell(table, VIEW("2"));
    assert_null(table_at(table, 2, 0).p);
    assert_null(table_at(table, 0, 1).p);
    assert_true(view_equal(table_at(table, 1, 0), VIEW("2")));
    arena_release(&arena);
}

static void test_header(void **state)
{
    struct arena arena;
    struct table *table;
    const struct table_column *columns;

    (void)state;
    arena_init(&arena, 0);
    table = table_new(&arena, LANGUAGE_ZH, VIEW("index"), VIEW("Index"));
    table_column(table, VIEW("score"), VIEW("Score"), CELL_NUMBER);
    columns = table->columns.at;
    assert_int_equal(table->columns.count, 1);
    assert_true(view_equal(columns[0].key, VIEW("score")));
    assert_true(view_equal(columns[0].title, VIEW("Score")));
    assert_int_equal(columns[0].kind, CELL_NUMBER);
    assert_int_equal(table->language, LANGUAGE_ZH);
    assert_true(view_equal(table->name, VIEW("index")));
    assert_false(table->synthetic);
    arena_release(&arena);
}

/* A failed arena is asked about at the end, not after every cell. */
static void test_no_memory(void **state)
{
    struct arena arena;
    struct table *table;

    (void)state;
    arena_init(&arena, 4096);
    table = table_new(&arena, LANGUAGE_ZH, VIEW("t"), VIEW("T"));
    assert_non_null(table);
    table_column(table, VIEW("a"), VIEW("A"), CELL_TEXT);
    for (int i = 0; i < 4096; i++)
        table_cell(table, VIEW("x"));
    assert_true(arena.failed);
    assert_null(table_new(&arena, LANGUAGE_ZH, VIEW("t"), VIEW("T")));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_beyond),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
