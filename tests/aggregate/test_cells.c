/* Tests of the cells: found by key and by indicator. */
#include "stages/aggregate/cells.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { INDICATORS = 3, AREAS = 40, YEARS = 30 };

static struct indicator indicators[INDICATORS];
static struct area areas[AREAS];

static struct key key_of(int i)
{
    return (struct key){&indicators[i % INDICATORS],
                        &areas[i / INDICATORS % AREAS],
                        period_year(1990 + i / (INDICATORS * AREAS))};
}

static void every_key_has_one_cell(void **state)
{
    struct arena arena;
    struct cells cells;
    (void)state;
    for (size_t i = 0; i < INDICATORS; i++)
        indicators[i].index = i;
    for (size_t i = 0; i < AREAS; i++)
        areas[i].index = i;
    arena_init(&arena, 0);
    cells_init(&cells, INDICATORS, &arena);
    for (int i = 0; i < INDICATORS * AREAS * YEARS; i++) {
        struct key key = key_of(i);
        assert_null(cells_get(&cells, &key));
        struct cell *cell = cells_put(&cells, &key);
        assert_non_null(cell);
        assert_ptr_equal(cells_put(&cells, &key), cell);
    }
    for (int i = 0; i < INDICATORS * AREAS * YEARS; i++) {
        struct key key = key_of(i);
        const struct cell *cell = cells_get(&cells, &key);
        assert_non_null(cell);
        assert_ptr_equal(cell->key.area, key.area);
        assert_true(period_equal(cell->key.period, key.period));
    }
    size_t n = 0;
    for (struct cell *c = cells_of(&cells, &indicators[1]); c; c = c->beside)
        n++;
    assert_int_equal(n, AREAS * YEARS);
    arena_release(&arena);
}

static void without_memory_there_is_no_cell(void **state)
{
    struct arena arena;
    struct cells cells;
    struct key key = key_of(0);
    (void)state;
    arena_init(&arena, 64);
    cells_init(&cells, INDICATORS, &arena);
    assert_true(arena.failed);
    assert_null(cells_put(&cells, &key));
    assert_null(cells_get(&cells, &key));
    assert_null(cells_of(&cells, &indicators[0]));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_one_cell),
        cmocka_unit_test(without_memory_there_is_no_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
