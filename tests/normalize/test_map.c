/* Letters for letters, ranges for ranges. */
#include "stages/normalize/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void test_apply(void **state)
{
    static const struct {
        const char *from, *to, *text, *result;
        bool changed;
    } cases[] = {
        {"a", "b", "banana", "bbnbnb", true},
        {"！-～", "!-~", "７，Ａ～", "7,A~", true},
        {"萬億", "万亿", "三萬億", "三万亿", true},
        {"-a", "+b", "a-c", "b+c", true},
        {"a-c", "A-C", "abcd", "ABCd", true},
        {"a", "b", "xyz", "xyz", false},
        {"a", "b", "", "", false},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct map *map =
            map_new(view_of(cases[i].from), view_of(cases[i].to), &arena);
        struct buf out = {0};

        assert_non_null(map);
        assert_int_equal(map_apply(map, view_of(cases[i].text), &out),
                         cases[i].changed);
        assert_string_equal(out.p ? out.p : "", cases[i].result);
        buf_release(&out);
    }
    arena_release(&arena);
}

static void test_misfits(void **state)
{
    static const char *const cases[][2] = {
        {"ab", "a"}, {"a", "ab"}, {"a-c", "a-d"}, {"c-a", "c-a"}};
    struct arena arena;

    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_null(
            map_new(view_of(cases[i][0]), view_of(cases[i][1]), &arena));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_apply),
        cmocka_unit_test(test_misfits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
