/* Tests of whether two sources say the same. */
#include "stages/aggregate/agree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *name, *a;
    enum flag a_flag;
    const char *b;
    enum flag b_flag;
    bool agree;
} cases[] = {
    {"equal", "100", FLAG_LATE, "100", FLAG_LATE, true},
    {"equal in value", "100", FLAG_LATE, "100.0", FLAG_LATE, true},
    {"not equal", "100", FLAG_LATE, "101", FLAG_LATE, false},
    {"more than", "71", FLAG_LATE, "70", FLAG_MORE_THAN, true},
    {"not more than", "69", FLAG_LATE, "70", FLAG_MORE_THAN, false},
    {"the counted one is more than", "70", FLAG_MORE_THAN, "80", FLAG_LATE,
     true},
    {"less than", "69", FLAG_LATE, "70", FLAG_LESS_THAN, true},
    {"not less than", "71", FLAG_LATE, "70", FLAG_LESS_THAN, false},
    {"about", "75012", FLAG_LATE, "75000", FLAG_ABOUT, true},
    {"half a thousand away", "74500", FLAG_LATE, "75000", FLAG_ABOUT, true},
    {"more than that", "74499", FLAG_LATE, "75000", FLAG_ABOUT, false},
    {"about a decimal", "33.34", FLAG_LATE, "33.3", FLAG_ROUNDED, true},
    {"not about it", "33.36", FLAG_LATE, "33.3", FLAG_ROUNDED, false},
    {"about nothing", "0", FLAG_ABOUT, "0", FLAG_LATE, true},
};

static struct worth number(const char *text, enum flag flag)
{
    struct worth w = {.known = true, .flags = FLAG_BIT(flag)};
    assert_true(decimal_parse(view_of(text), &w.number));
    return w;
}

static void numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct worth a = number(cases[i].a, cases[i].a_flag);
        struct worth b = number(cases[i].b, cases[i].b_flag);
        if (agree(&a, &b) != cases[i].agree || agree(&b, &a) != cases[i].agree)
            fail_msg("%s", cases[i].name);
    }
}

static void silence_contradicts_nothing(void **state)
{
    struct worth none = {.flags = FLAG_BIT(FLAG_MISSING)};
    struct worth some = number("5", FLAG_LATE);
    (void)state;
    assert_true(agree(&none, &some));
    assert_true(agree(&some, &none));
}

static void words_and_grades(void **state)
{
    static const struct grade gold = {.rank = 1}, silver = {.rank = 2};
    struct worth a = {.known = true, .words = VIEW("one")};
    struct worth b = {.known = true, .words = VIEW("two")};
    struct worth g = {.known = true, .grade = &gold};
    struct worth s = {.known = true, .grade = &silver};
    (void)state;
    assert_true(agree(&a, &a));
    assert_false(agree(&a, &b));
    assert_true(agree(&g, &g));
    assert_false(agree(&g, &s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(silence_contradicts_nothing),
        cmocka_unit_test(words_and_grades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
