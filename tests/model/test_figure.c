/* Tests of the set of figures. */
#include "pipeline/model/figure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/model/small_catalogue.h"

static struct catalogue catalogue;
static struct grade excellent = {.rank = 1};

static struct key key_of(size_t indicator, size_t area, int year)
{
    return (struct key){&small_indicators[indicator], &small_areas[area],
                        period_year(year)};
}

static void test_get_and_put(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct figures *set = figures_new(&catalogue, &arena);
    struct key key = key_of(0, 2, 2021);
    assert_null(figures_get(set, &key));
    struct figure *f = figures_put(set, &key);
    assert_ptr_equal(figures_put(set, &key), f);
    assert_ptr_equal(figures_get(set, &key), f);
    key.period = period_span(2017, 2021);
    assert_null(figures_get(set, &key));
    key = key_of(1, 2, 2021);
    assert_null(figures_get(set, &key));
    key = key_of(0, 1, 2021);
    assert_null(figures_get(set, &key));
    arena_release(&arena);
}

/* Enough of them that the table grows several times. */
static void test_many(void **state)
{
    enum { INDICATORS = 40, YEARS = 200 };
    static struct indicator many[INDICATORS];
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct figures *set = figures_new(&catalogue, &arena);
    for (size_t i = 0; i < INDICATORS * YEARS; i++) {
        many[i % INDICATORS].index = i % INDICATORS;
        struct key key = {&many[i % INDICATORS], &small_areas[1],
                          period_year(1900 + (int)(i / INDICATORS))};
        figures_put(set, &key)->reported = (int)i;
    }
    for (size_t i = 0; i < INDICATORS * YEARS; i++) {
        struct key key = {&many[i % INDICATORS], &small_areas[1],
                          period_year(1900 + (int)(i / INDICATORS))};
        assert_int_equal(figures_get(set, &key)->reported, i);
    }
    size_t count;
    assert_non_null(figures_sorted(set, &count));
    assert_int_equal(count, INDICATORS * YEARS);
    arena_release(&arena);
}

static void test_sorted(void **state)
{
    static const struct {
        size_t indicator, area;
        int year;
    } order[] = {{0, 0, 2020}, {0, 0, 2021}, {0, 2, 2019},
                 {1, 1, 2021}, {2, 0, 2020}, {2, 3, 2020}};
    size_t n = SMALL_COUNT(order), count;
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct figures *set = figures_new(&catalogue, &arena);
    for (size_t i = n; i-- > 0;) {
        struct key key =
            key_of(order[i].indicator, order[i].area, order[i].year);
        figures_put(set, &key)->reported = (int)i;
    }
    struct figure **sorted = figures_sorted(set, &count);
    assert_int_equal(count, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(sorted[i]->reported, i);
    struct key late = key_of(0, 0, 1999);
    figures_put(set, &late)->reported = -1;
    assert_int_equal(figures_sorted(set, &count)[0]->reported, -1);
    arena_release(&arena);
}

static void test_empty(void **state)
{
    struct arena arena;
    size_t count = 7;
    (void)state;
    arena_init(&arena, 0);
    assert_non_null(figures_sorted(figures_new(&catalogue, &arena), &count));
    assert_int_equal(count, 0);
    arena_release(&arena);
}

static void test_lookup(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    catalogue.flags[FLAG_ABOUT].travels = true;
    struct figures *set = figures_new(&catalogue, &arena);
    struct lookup lookup = figures_lookup(set);
    struct key key = key_of(0, 2, 2021);
    assert_int_equal(lookup.get(lookup.self, &key).kind, QUANTITY_UNKNOWN);
    struct figure *f = figures_put(set, &key);
    f->value.kind = QUANTITY_NUMBER;
    f->value.number = decimal_of(7);
    f->flags = FLAG_BIT(FLAG_ABOUT) | FLAG_BIT(FLAG_LATE);
    struct quantity q = lookup.get(lookup.self, &key);
    assert_true(q.number.mantissa == 7);
    assert_int_equal(q.flags, FLAG_BIT(FLAG_ABOUT));
    assert_int_equal(lookup.rank(lookup.self, &key).kind, QUANTITY_UNKNOWN);
    f->rank = 3;
    assert_true(lookup.rank(lookup.self, &key).number.mantissa == 3);
    arena_release(&arena);
}

static void test_grade_is_its_rank(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct figures *set = figures_new(&catalogue, &arena);
    struct key key = key_of(1, 2, 2021);
    figures_put(set, &key)->grade = &excellent;
    struct lookup lookup = figures_lookup(set);
    struct quantity q = lookup.get(lookup.self, &key);
    assert_int_equal(q.kind, QUANTITY_NUMBER);
    assert_true(q.number.mantissa == 1);
    arena_release(&arena);
}

static void test_memory(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 100);
    assert_null(figures_new(&catalogue, &arena));
    arena_release(&arena);
    arena_init(&arena, 8800);
    struct figures *set = figures_new(&catalogue, &arena);
    struct key key = key_of(0, 0, 2021);
    assert_non_null(figures_put(set, &key));
    key.period.year++;
    assert_null(figures_put(set, &key));
    assert_null(figures_get(set, &key));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get_and_put),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_lookup),
        cmocka_unit_test(test_grade_is_its_rank),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
