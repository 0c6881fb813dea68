/* Tests of what an observation or a figure is worth. */
#include "stages/aggregate/worth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct indicator number = {.type = VALUE_NUMBER};
static const struct indicator items = {.type = VALUE_ITEMS};
static const struct indicator grade = {.type = VALUE_GRADE};
static const struct indicator words = {.type = VALUE_TEXT};

static void observations(void **state)
{
    const struct {
        const char *name;
        struct observation o;
        bool known;
        const char *text;
    } cases[] = {
        {"a number", {.indicator = &number, .number = {125, 1}}, true, "12.5"},
        {"nil",
         {.indicator = &number, .none = true, .flags = FLAG_BIT(FLAG_NIL)},
         true,
         "0"},
        {"not available",
         {.indicator = &number,
          .none = true,
          .flags = FLAG_BIT(FLAG_NOT_AVAILABLE)},
         false,
         ""},
        {"withheld",
         {.indicator = &number, .flags = FLAG_BIT(FLAG_WITHHELD)},
         false,
         ""},
        {"a grade that was not understood", {.indicator = &grade}, false, ""},
        {"an empty text", {.indicator = &words}, false, ""},
        {"a text", {.indicator = &words, .words = VIEW("one")}, true, "one"},
        {"a count without a list",
         {.indicator = &items, .number = {3, 0}},
         true,
         "3"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct worth w =
            worth_of_observation(&cases[i].o, FLAG_BIT(FLAG_SYNTHETIC), &arena);
        if (w.known != cases[i].known ||
            !view_equal(worth_text(&w, &arena), view_of(cases[i].text)))
            fail_msg("%s", cases[i].name);
        assert_int_equal(w.flags, cases[i].o.flags | FLAG_BIT(FLAG_SYNTHETIC));
    }
    arena_release(&arena);
}

/* A list, put into a figure and taken out again, with two that nobody named. */
static void lists_come_back_from_figures(void **state)
{
    static struct flag_kind kinds[FLAG_COUNT];
    struct arena arena;
    struct item list[] = {
        {.name = VIEW("b")}, {.name = VIEW("a")}, {.name = VIEW("B")}};
    struct observation o = {
        .indicator = &items, .items = list, .item_count = 3};
    struct figure f = {.key.indicator = &items};
    (void)state;
    arena_init(&arena, 0);
    struct worth w = worth_of_observation(&o, 0, &arena);
    assert_int_equal(w.item_count, 2);
    assert_int_equal(decimal_compare(w.number, decimal_of(2)), 0);
    w = worth_copy(&w, &arena);
    w.number = decimal_of(4);
    worth_put(&w, kinds, &f, &arena);
    assert_int_equal(f.item_count, 2);
    w = worth_of_figure(&f, &arena);
    assert_int_equal(decimal_compare(w.number, decimal_of(4)), 0);
    assert_int_equal(decimal_compare(w.loose, decimal_of(2)), 0);
    assert_int_equal(w.item_count, 2);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(observations),
        cmocka_unit_test(lists_come_back_from_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
