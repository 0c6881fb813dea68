/* Flags: names, sets as text, what travels. */
#include "pipeline/model/flags.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_names(void **state)
{
    static const struct {
        enum flag flag;
        const char *name;
    } cases[] = {
        {FLAG_NIL, "nil"},
        {FLAG_NOT_APPLICABLE, "not-applicable"},
        {FLAG_TOO_SMALL, "too-small"},
        {FLAG_MORE_THAN, "more-than"},
        {FLAG_UNDEFINED, "undefined"},
        {FLAG_LATE, "late"},
        {FLAG_SYNTHETIC, "synthetic"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(flag_name(cases[i].flag), cases[i].name);
    assert_int_equal(flag_find(VIEW("Nil")), FLAG_COUNT);
    assert_int_equal(flag_find(VIEW("")), FLAG_COUNT);
    assert_int_equal(flag_find(VIEW("synthetics")), FLAG_COUNT);
    assert_string_equal(flag_name(FLAG_COUNT), "");
}

/* Every flag has a name of its own. */
static void test_names_are_found(void **state)
{
    (void)state;
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        assert_int_equal(flag_find(view_of(flag_name((enum flag)flag))), flag);
}

static void test_text(void **state)
{
    static const struct {
        const char *text;
        uint32_t flags;
        const char *printed;
    } cases[] = {
        {"", 0, ""},
        {"nil", FLAG_BIT(FLAG_NIL), "nil"},
        {"synthetic about", FLAG_BIT(FLAG_ABOUT) | FLAG_BIT(FLAG_SYNTHETIC),
         "about synthetic"},
        {"  late  late ", FLAG_BIT(FLAG_LATE), "late"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf printed = {0};
        uint32_t flags = 99;

        assert_true(flags_parse(view_of(cases[i].text), &flags));
        assert_int_equal(flags, cases[i].flags);
        flags_print(flags, &printed);
        assert_true(view_equal(buf_view(&printed), view_of(cases[i].printed)));
        buf_release(&printed);
    }
}

static void test_text_refused(void **state)
{
    static const char *const cases[] = {"unknown", "nil,late", "nil x", "NIL",
                                        "nil\n"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t flags = 99;

        if (flags_parse(view_of(cases[i]), &flags))
            fail_msg("'%s' is read", cases[i]);
        assert_int_equal(flags, 99);
    }
}

/* What is printed is read back, for every single flag and for all of them. */
static void test_round_trip(void **state)
{
    (void)state;
    for (int flag = 0; flag <= FLAG_COUNT; flag++) {
        uint32_t all = FLAG_BIT(FLAG_COUNT) - 1, back = 0;
        uint32_t flags = flag < FLAG_COUNT ? FLAG_BIT(flag) : all;
        struct buf printed = {0};

        flags_print(flags, &printed);
        assert_true(flags_parse(buf_view(&printed), &back));
        assert_int_equal(back, flags);
        buf_release(&printed);
    }
}

static void test_travelling(void **state)
{
    struct flag_kind kinds[FLAG_COUNT] = {0};

    (void)state;
    assert_int_equal(flags_travelling(kinds, UINT32_MAX), 0);
    kinds[FLAG_SYNTHETIC].travels = true;
    kinds[FLAG_PARTIAL].travels = true;
    assert_int_equal(
        flags_travelling(kinds, FLAG_BIT(FLAG_SYNTHETIC) | FLAG_BIT(FLAG_LATE)),
        FLAG_BIT(FLAG_SYNTHETIC));
    assert_int_equal(flags_travelling(kinds, UINT32_MAX),
                     FLAG_BIT(FLAG_SYNTHETIC) | FLAG_BIT(FLAG_PARTIAL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_are_found),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_text_refused),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_travelling),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
