/* Tests of the sources that a figure keeps. */
#include "stages/aggregate/sources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct figure_source source(struct arena *arena, int number)
{
    return (struct figure_source){.unit = arena_format(arena, "%04d", number),
                                  .text = VIEW("1,200")};
}

static void only_the_first_are_kept(void **state)
{
    enum { ALL = 3 * SOURCES_MOST, STEP = 7 }; /* a step prime to ALL */
    struct arena arena;
    struct keeper keeper = {.arena = &arena};
    struct sources s = {0};
    (void)state;
    arena_init(&arena, 0);
    for (int i = 0; i < ALL; i++) {
        struct figure_source one = source(&arena, i * STEP % ALL);
        sources_add(&s, &one, &keeper);
    }
    int n = 0;
    for (const struct figure_source *f = s.first; f; f = f->next) {
        struct view expected = arena_format(&arena, "%04d", n++);
        assert_true(view_equal(f->unit, expected));
        assert_true(view_equal(f->text, VIEW("1,200")));
    }
    assert_int_equal(n, SOURCES_MOST);
    assert_int_equal(s.count, SOURCES_MOST);
    assert_int_equal(s.left_out, ALL - SOURCES_MOST);
    arena_release(&arena);
}

static void one_unit_s_places_stand_in_order(void **state)
{
    struct arena arena;
    struct keeper keeper = {.arena = &arena};
    struct sources s = {0};
    struct figure_source one = {.unit = VIEW("u"), .place = {.line = 9}};
    (void)state;
    arena_init(&arena, 0);
    sources_add(&s, &one, &keeper);
    one.place.line = 2;
    sources_add(&s, &one, &keeper);
    one.digest = VIEW("a");
    sources_add(&s, &one, &keeper);
    assert_int_equal(s.first->place.line, 2);
    assert_int_equal(s.first->next->place.line, 9);
    assert_true(view_equal(s.first->next->next->digest, VIEW("a")));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_first_are_kept),
        cmocka_unit_test(one_unit_s_places_stand_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
