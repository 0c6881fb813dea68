/* Tests of when two named things are one. */
#include "stages/aggregate/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static void folding(void **state)
{
    const struct {
        const char *name;
        struct item a, b;
        bool same;
    } pairs[] = {
        {"equal",
         {VIEW("Best"), VIEW("MCA"), VIEW("state"), VIEW("2021")},
         {VIEW("Best"), VIEW("MCA"), VIEW("state"), VIEW("2021")},
         true},
        {"case and blanks",
         {VIEW("Best School"), VIEW("MCA"), VIEW("state"), VIEW("2021")},
         {VIEW("best  school "), VIEW("mca"), VIEW("State"), VIEW("2021")},
         true},
        {"full width and the ideographic blank",
         {VIEW("Ａ１先进　集体"), VIEW("民政部"), VIEW("国家"), VIEW("2021")},
         {VIEW("a1先进集体"), VIEW("民政部"), VIEW("国家"), VIEW("2021")},
         true},
        {"another day",
         {VIEW("Best"), VIEW("MCA"), VIEW("state"), VIEW("2021-05-01")},
         {VIEW("Best"), VIEW("MCA"), VIEW("state"), VIEW("2021-05-02")},
         false},
        {"another body",
         {VIEW("Best"), VIEW("MCA"), VIEW("state"), VIEW("2021")},
         {VIEW("Best"), VIEW("MOE"), VIEW("state"), VIEW("2021")},
         false},
        {"a letter in the next field",
         {VIEW("ab"), VIEW("c"), VIEW(""), VIEW("")},
         {VIEW("a"), VIEW("bc"), VIEW(""), VIEW("")},
         false},
    };
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct view a = items_fold(&pairs[i].a, &arena);
        struct view b = items_fold(&pairs[i].b, &arena);
        if (view_equal(a, b) != pairs[i].same)
            fail_msg("%s", pairs[i].name);
    }
    arena_release(&arena);
}

static void push(struct array *items, struct view name)
{
    struct named *n = array_push(items, &arena, sizeof *n);
    assert_non_null(n);
    n->item.name = name;
    n->folded = items_fold(&n->item, &arena);
}

static void uniting_keeps_the_same_whatever_came_first(void **state)
{
    static const char *const orders[][3] = {{"Best", "best", "Good"},
                                            {"Good", "best", "Best"},
                                            {"best", "Good", "Best"}};
    (void)state;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct array items = {0};
        arena_init(&arena, 0);
        for (size_t k = 0; k < 3; k++)
            push(&items, view_of(orders[i][k]));
        items_unite(&items);
        const struct named *at = items.at;
        assert_int_equal(items.count, 2);
        assert_true(view_equal(at[0].item.name, VIEW("Best")));
        assert_true(view_equal(at[1].item.name, VIEW("Good")));
        arena_release(&arena);
    }
}

static void uniting_nothing(void **state)
{
    struct array items = {0};
    (void)state;
    items_unite(&items);
    assert_int_equal(items.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding),
        cmocka_unit_test(uniting_keeps_the_same_whatever_came_first),
        cmocka_unit_test(uniting_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
