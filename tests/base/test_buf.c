/* Buffers that grow, and what they do when they cannot. */
#include "pipeline/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static void test_add(void **state)
{
    struct buf buf = {0};

    (void)state;
    assert_string_equal(buf_view(&buf).p, "");
    buf_add(&buf, VIEW(""));
    assert_string_equal(buf.p, "");
    buf_adds(&buf, "ab");
    buf_adds(&buf, NULL);
    buf_byte(&buf, 'c');
    buf_format(&buf, "-%d-%s", 42, "x");
    assert_string_equal(buf.p, "abc-42-x");
    assert_int_equal(buf_view(&buf).n, 8);
    buf_clear(&buf);
    assert_string_equal(buf.p, "");
    assert_int_equal(buf.n, 0);
    buf_release(&buf);
    assert_null(buf.p);
}

/* Around the length from which a text is written twice. */
static void test_long_formats(void **state)
{
    struct buf buf = {0};

    (void)state;
    for (int n = 250; n <= 600; n++) {
        buf_clear(&buf);
        buf_format(&buf, "a%0*d", n, 7);
        assert_int_equal(buf.n, n + 1);
        assert_int_equal(strspn(buf.p + 1, "0"), n - 1);
        assert_string_equal(buf.p + n, "7");
    }
    buf_release(&buf);
}

static void test_growth(void **state)
{
    struct buf buf = {0};

    (void)state;
    for (int i = 0; i < 10000; i++)
        buf_format(&buf, "%05d", i);
    assert_int_equal(buf.n, 50000);
    assert_memory_equal(buf.p + 49995, "09999", 6);
    assert_false(buf.failed);
    buf_release(&buf);
}

static void test_room(void **state)
{
    struct buf buf = {0};
    char *to = buf_room(&buf, 100);

    (void)state;
    memset(to, 'x', 100);
    buf.n = 100;
    buf_byte(&buf, 'y');
    assert_int_equal(buf.n, 101);
    assert_int_equal(buf.p[100], 'y');
    buf_release(&buf);
}

static void test_rune(void **state)
{
    static const struct {
        uint32_t rune;
        const char *bytes;
    } cases[] = {
        {'A', "A"},
        {0x7f, "\x7f"},
        {0x80, "\xc2\x80"},
        {0x7ff, "\xdf\xbf"},
        {0x800, "\xe0\xa0\x80"},
        {0x5e74, "\xe5\xb9\xb4"},
        {0x10000, "\xf0\x90\x80\x80"},
        {0x10ffff, "\xf4\x8f\xbf\xbf"},
        {0xd800, "\xef\xbf\xbd"},
        {0x110000, "\xef\xbf\xbd"},
    };
    struct buf buf = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_clear(&buf);
        buf_rune(&buf, cases[i].rune);
        assert_string_equal(buf.p, cases[i].bytes);
    }
    buf_release(&buf);
}

static void test_failure_sticks(void **state)
{
    struct buf buf = {0};

    (void)state;
    buf_adds(&buf, "kept");
    assert_null(buf_room(&buf, SIZE_MAX));
    assert_true(buf.failed);
    buf_adds(&buf, "lost");
    buf_format(&buf, "lost");
    assert_null(buf_room(&buf, 1));
    assert_string_equal(buf.p, "kept");
    buf_clear(&buf);
    assert_true(buf.failed);
    buf_release(&buf);
    assert_false(buf.failed);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),    cmocka_unit_test(test_long_formats),
        cmocka_unit_test(test_growth), cmocka_unit_test(test_room),
        cmocka_unit_test(test_rune),   cmocka_unit_test(test_failure_sticks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
