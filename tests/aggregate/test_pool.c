/* Tests of several values made into one. */
#include "stages/aggregate/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct flag_kind kinds[FLAG_COUNT] = {
    [FLAG_PARTIAL] = {.travels = true},
    [FLAG_SYNTHETIC] = {.travels = true},
};

#define NO FLAG_COUNT /* no flag */

/* Up to four values; "" is one that is not known, for the flag's reason. */
static const struct {
    const char *name;
    enum pool_how how;
    struct {
        const char *number;
        enum flag flag;
    } values[4];
    const char *expected;
    const char *flags;
} cases[] = {
    {"nothing", POOL_SUM, {{NULL, NO}}, "-", "missing"},
    {"a sum", POOL_SUM, {{"1", NO}, {"2.5", NO}, {"3", NO}}, "6.5", ""},
    {"the greatest", POOL_MAX, {{"-3", NO}, {"-1", NO}, {"-2", NO}}, "-1", ""},
    {"the same", POOL_SAME, {{"5", NO}, {"5", NO}}, "5", ""},
    {"not the same",
     POOL_SAME,
     {{"5", NO}, {"6", NO}},
     "-",
     "undefined disputed"},
    {"nil is zero", POOL_SUM, {{"0", FLAG_NIL}, {"2", NO}}, "2", ""},
    {"all nil", POOL_SUM, {{"0", FLAG_NIL}, {"0", FLAG_NIL}}, "0", "nil"},
    {"a sum of missing ones is missing",
     POOL_SUM,
     {{"", FLAG_MISSING}, {"", FLAG_MISSING}},
     "-",
     "missing"},
    {"one missing", POOL_SUM, {{"4", NO}, {"", FLAG_MISSING}}, "4", "partial"},
    {"one not applicable",
     POOL_SUM,
     {{"4", NO}, {"", FLAG_NOT_APPLICABLE}},
     "4",
     ""},
    {"the better reason",
     POOL_SUM,
     {{"", FLAG_NOT_AVAILABLE}, {"", FLAG_NOT_APPLICABLE}},
     "-",
     "not-available"},
    {"what travels",
     POOL_SUM,
     {{"4", FLAG_SYNTHETIC}, {"1", FLAG_ABOUT}},
     "5",
     "synthetic"},
};

static struct worth worth(const char *number, enum flag flag)
{
    struct worth w = {.flags = flag == NO ? 0 : FLAG_BIT(flag)};
    w.known = *number && decimal_parse(view_of(number), &w.number);
    return w;
}

static void check(size_t i, struct worth total)
{
    char text[DECIMAL_TEXT] = "-";
    struct buf flags = {0};
    buf_adds(&flags, "");
    flags_print(total.flags, &flags);
    if (total.known)
        decimal_print(total.number, -1, text);
    struct view got = buf_view(&flags);
    if (!view_equal(view_of(text), view_of(cases[i].expected)) ||
        !view_equal(got, view_of(cases[i].flags)))
        fail_msg("%s: got %s %.*s", cases[i].name, text, VIEW_ARG(got));
    buf_release(&flags);
}

static void in_either_order(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pool up = pool_of(cases[i].how), down = up;
        for (size_t k = 0; k < 4; k++) {
            const char *a = cases[i].values[k].number;
            const char *b = cases[i].values[3 - k].number;
            struct worth x = worth(a ? a : "", cases[i].values[k].flag);
            struct worth y = worth(b ? b : "", cases[i].values[3 - k].flag);
            if (a)
                pool_add(&up, &x, kinds, &arena);
            if (b)
                pool_add(&down, &y, kinds, &arena);
        }
        check(i, pool_total(&up));
        check(i, pool_total(&down));
    }
    arena_release(&arena);
}

static void the_best_grade_is_the_greatest(void **state)
{
    static const struct grade gold = {.rank = 1}, silver = {.rank = 2};
    struct worth g = {.known = true, .grade = &gold};
    struct worth s = {.known = true, .grade = &silver};
    struct pool best = pool_of(POOL_MAX), same = pool_of(POOL_SAME);
    (void)state;
    pool_add(&best, &s, kinds, NULL);
    pool_add(&best, &g, kinds, NULL);
    pool_add(&same, &s, kinds, NULL);
    pool_add(&same, &g, kinds, NULL);
    assert_ptr_equal(pool_total(&best).grade, &gold);
    assert_false(pool_total(&same).known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_either_order),
        cmocka_unit_test(the_best_grade_is_the_greatest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
