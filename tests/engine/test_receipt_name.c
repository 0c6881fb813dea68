/* Tests of the names of receipts: nothing from outside becomes a path. */
#include "pipeline/engine/receipt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *title, *file, *expected;
} names[] = {
    {"as the clerk called it", "荔湾区2021年年报.xml.gz",
     "荔湾区2021年年报.xml.gz_3fa2b1c0d4e5-1"},
    {"brackets and blanks", "天河 2021 年报（定稿）.zip",
     "天河_2021_年报_定稿_.zip_3fa2b1c0d4e5-1"},
    {"a path", "../../etc/passwd", "_._.._etc_passwd_3fa2b1c0d4e5-1"},
    {"a hidden file", ".htaccess", "_htaccess_3fa2b1c0d4e5-1"},
    {"what a shell or a device would take", "a;b|c:con*?<>\\.xml",
     "a_b_c_con_____.xml_3fa2b1c0d4e5-1"},
    {"what turns the writing", "a\xE2\x80\xAExcod.xml",
     "a_xcod.xml_3fa2b1c0d4e5-1"},
    {"no UTF-8", "a\xff\xfe.xml", "a__.xml_3fa2b1c0d4e5-1"},
    {"no name at all", "", "_3fa2b1c0d4e5-1"},
};

static void names_are_harmless(void **state)
{
    struct arena arena;
    arena_init(&arena, 0);
    (void)state;
    struct view id =
        receipt_id(&arena, VIEW("3fa2b1c0d4e5f60718293a4b5c6d7e8f"), 1);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct view name = receipt_name(&arena, view_of(names[i].file), id);
        if (strcmp(name.p, names[i].expected))
            fail_msg("%s: %s", names[i].title, name.p);
    }
    arena_release(&arena);
}

static void long_names_are_cut_between_characters(void **state)
{
    struct arena arena;
    struct buf file = {0};
    arena_init(&arena, 0);
    (void)state;
    for (int i = 0; i < 200; i++)
        buf_adds(&file, "报");
    struct view name =
        receipt_name(&arena, buf_view(&file), VIEW("3fa2b1c0d4e5-1"));
    assert_true(name.n <= 160);
    assert_true(name.n > 150);
    assert_true(utf8_valid(name));
    assert_true(view_ends(name, VIEW("报_3fa2b1c0d4e5-1")));
    buf_release(&file);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_harmless),
        cmocka_unit_test(long_names_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
