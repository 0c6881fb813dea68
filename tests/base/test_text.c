/* Views and UTF-8. */
#include "pipeline/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_view(struct view seen, const char *expected)
{
    if (!view_equal(seen, view_of(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", VIEW_ARG(seen), expected);
}

static void test_of(void **state)
{
    (void)state;
    assert_null(view_of(NULL).p);
    assert_int_equal(view_of(NULL).n, 0);
    assert_int_equal(view_of("abc").n, 3);
    assert_int_equal(VIEW("ab\0c").n, 4);
}

static void test_compare(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        int order;
    } cases[] = {
        {"", "", 0},
        {"a", "a", 0},
        {"a", "b", -1},
        {"b", "a", 1},
        {"a", "ab", -1},
        {"", "a", -1},
        {"z", "\xe5\xb9\xb4", -1},
    };
    struct view none = {NULL, 0};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct view a = view_of(cases[i].a);
        struct view b = view_of(cases[i].b);
        int order = view_compare(a, b);

        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal(view_equal(a, b), cases[i].order == 0);
    }
    assert_true(view_equal(none, VIEW("")));
    assert_int_equal(view_compare(none, none), 0);
}

static void test_starts_and_ends(void **state)
{
    static const struct {
        const char *text;
        const char *part;
        bool starts;
        bool ends;
    } cases[] = {
        {"abc", "ab", true, false}, {"abc", "bc", false, true},
        {"abc", "abc", true, true}, {"abc", "", true, true},
        {"", "", true, true},       {"ab", "abc", false, false},
        {"abc", "b", false, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct view text = view_of(cases[i].text);
        struct view part = view_of(cases[i].part);

        assert_int_equal(view_starts(text, part), cases[i].starts);
        assert_int_equal(view_ends(text, part), cases[i].ends);
    }
}

static void test_trim(void **state)
{
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {"", ""},
        {" \t\r\n\v\f ", ""},
        {" a b ", "a b"},
        {"\xc2\xa0"
         "12\xe3\x80\x80",
         "12"},
        {"\xef\xbb\xbf\xe2\x80\x80x\xe2\x80\x8b\xe2\x80\xaf", "x"},
        /* Neither one byte of a blank nor its neighbours are blanks. */
        {"\xe3\x80\x81x\xe3\x80\x81", "\xe3\x80\x81x\xe3\x80\x81"},
        {"\xe2\x80\x8cx\xe2\x80\x8c", "\xe2\x80\x8cx\xe2\x80\x8c"},
        {"\xa0x\x80", "\xa0x\x80"},
        {" \xe3\x80", "\xe3\x80"},
        {"\xe5\xb9\xb4", "\xe5\xb9\xb4"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_view(view_trim(view_of(cases[i].text)), cases[i].expected);
    assert_int_equal(view_trim((struct view){NULL, 0}).n, 0);
}

static void test_cut(void **state)
{
    static const struct {
        const char *text;
        size_t count;
        const char *last;
    } cases[] = {
        {"", 1, ""},   {"a", 1, "a"}, {"a,b", 2, "b"},
        {"a,", 2, ""}, {",", 2, ""},  {"a,,c", 3, "c"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct view rest = view_of(cases[i].text);
        struct view part = {NULL, 0};
        size_t count = 0;

        for (; rest.p; count++)
            part = view_cut(&rest, ',');
        assert_int_equal(count, cases[i].count);
        assert_view(part, cases[i].last);
    }
}

static void test_number(void **state)
{
    static const struct {
        const char *text;
        int number; /* -1: none */
    } cases[] = {
        {"0", 0},           {"007", 7}, {"999999999", 999999999},
        {"1234567890", -1}, {"", -1},   {"-1", -1},
        {"+1", -1},         {" 1", -1}, {"1a", -1},
        {"1.0", -1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int number = -1;
        bool is = view_number(view_of(cases[i].text), &number);

        assert_int_equal(is, cases[i].number >= 0);
        assert_int_equal(number, cases[i].number);
    }
}

static const struct {
    const char *text;
    uint32_t first;
    size_t taken;
    size_t length;
    bool valid;
} utf8_cases[] = {
    {"", 0, 0, 0, true},
    {"A", 'A', 1, 1, true},
    {"\xc2\x80", 0x80, 2, 1, true},
    {"\xdf\xbf", 0x7ff, 2, 1, true},
    {"\xe0\xa0\x80", 0x800, 3, 1, true},
    {"\xe5\xb9\xb4\xe6\x8a\xa5", 0x5e74, 3, 2, true},
    {"\xef\xbf\xbf", 0xffff, 3, 1, true},
    {"\xf0\x90\x80\x80", 0x10000, 4, 1, true},
    {"\xf4\x8f\xbf\xbf", 0x10ffff, 4, 1, true},
    {"12345678901234567890\xe5\xb9\xb4", '1', 1, 21, true},
    {"12345678901234567890\xe5\xb9", '1', 1, 22, false},
    {"\xe5\xb9\xb4\xee\x80\x80\xef\xbf\xbd", 0x5e74, 3, 3, true},
    {"\xe5\xb9\xb4\xed\xa0\x80", 0x5e74, 3, 4, false},
    {"\xe5\xb9\xb4\xe0\x9f\xbf", 0x5e74, 3, 4, false},
    {"\xe5\xb9\xb4\xe5\xb9", 0x5e74, 3, 3, false},
    {"A\xe5\xb9\xb4\xe5\xb9g", 'A', 1, 5, false},
    {"\x80", 0xfffd, 1, 1, false},
    {"\xc0\x80", 0xfffd, 1, 2, false},
    {"\xc1\xbf", 0xfffd, 1, 2, false},
    {"\xc2", 0xfffd, 1, 1, false},
    {"\xc2"
     "A",
     0xfffd, 1, 2, false},
    {"\xe0\x9f\xbf", 0xfffd, 1, 3, false},
    {"\xed\xa0\x80", 0xfffd, 1, 3, false},
    {"\xf0\x8f\xbf\xbf", 0xfffd, 1, 4, false},
    {"\xf4\x90\x80\x80", 0xfffd, 1, 4, false},
    {"\xf5\x80\x80\x80", 0xfffd, 1, 4, false},
    {"\xff", 0xfffd, 1, 1, false},
};

static void test_utf8(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(utf8_cases); i++) {
        struct view text = view_of(utf8_cases[i].text);
        struct view rest = text;

        assert_int_equal(utf8_next(&rest), utf8_cases[i].first);
        assert_int_equal(text.n - rest.n, utf8_cases[i].taken);
        assert_int_equal(utf8_length(text), utf8_cases[i].length);
        assert_int_equal(utf8_valid(text), utf8_cases[i].valid);
    }
}

static void test_front(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
        const char *expected;
    } cases[] = {
        {"abc", 0, ""},
        {"abc", 2, "ab"},
        {"abc", 3, "abc"},
        {"abc", 9, "abc"},
        {"a\xe5\xb9\xb4", 2, "a"},
        {"a\xe5\xb9\xb4", 3, "a"},
        {"a\xe5\xb9\xb4", 4, "a\xe5\xb9\xb4"},
        {"\xf0\x90\x80\x80", 3, ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_view(utf8_front(view_of(cases[i].text), cases[i].bytes),
                    cases[i].expected);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_starts_and_ends),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_number),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_front),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
