/* Tests of the docket's text. */
#include "pipeline/store/docket.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DIGEST                                                                 \
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static struct delivery example(struct view name)
{
    struct delivery d = {.sender = VIEW("440103"),
                         .name = name,
                         .digest = DIGEST,
                         .size = 3,
                         .inode = UINT64_MAX,
                         .ctime_seconds = 1641607200,
                         .ctime_nanoseconds = 5};
    archive_stamp(&d);
    return d;
}

static void test_text(void **state)
{
    struct buf out = {0};
    struct delivery d = example(VIEW("2021年.xml"));
    (void)state;
    docket_print(&d, &out);
    assert_string_equal(out.p, "nianbao docket 1\n"
                               "sender: 440103\n"
                               "name: 2021年.xml\n"
                               "size: 3\n"
                               "inode: 18446744073709551615\n"
                               "ctime: 1641607200.000000005\n"
                               "received: 2022-01-08T02:00:00.000000005Z\n"
                               "digest: " DIGEST "\n"
                               "crc: ffa37b6c\n");
    buf_release(&out);
}

static const struct {
    const char *name, *file, *line;
} names[] = {
    {"plain", "a.xml", "name: a.xml\n"},
    {"line end", "a\nsize: 9", "name: a\\x0asize: 9\n"},
    {"escape", "\033[2J", "name: \\x1b[2J\n"},
    {"backslash", "a\\x0ab", "name: a\\x5cx0ab\n"},
    {"malformed", "\xff\xc3", "name: \\xff\\xc3\n"},
    {"C1", "\xc2\x9b", "name: \\xc2\\x9b\n"},
    {"up", "../../etc/passwd", "name: ../../etc/passwd\n"},
    {"format", "%s%n", "name: %s%n\n"},
    {"colon and blanks", " a: b ", "name:  a: b \n"},
    {"dash", "-rf", "name: -rf\n"},
};

static void test_hostile_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena;
        struct buf out = {0};
        struct delivery d = example(view_of(names[i].file)), back;
        arena_init(&arena, 0);
        docket_print(&d, &out);
        if (!strstr(out.p, names[i].line))
            fail_msg("%s: %s", names[i].name, out.p);
        assert_true(docket_parse(buf_view(&out), &arena, &back));
        if (!view_equal(back.name, d.name))
            fail_msg("%s", names[i].name);
        buf_release(&out);
        arena_release(&arena);
    }
}

static void test_round_trip(void **state)
{
    struct arena arena;
    struct buf out = {0};
    struct delivery d = example(VIEW("a")), back;
    (void)state;
    arena_init(&arena, 0);
    docket_print(&d, &out);
    assert_true(docket_parse(buf_view(&out), &arena, &back));
    assert_true(view_equal(back.sender, d.sender));
    assert_int_equal(back.size, d.size);
    assert_true(back.inode == d.inode);
    assert_int_equal(back.ctime_seconds, d.ctime_seconds);
    assert_int_equal(back.ctime_nanoseconds, d.ctime_nanoseconds);
    assert_string_equal(back.received, d.received);
    assert_string_equal(back.digest, d.digest);
    buf_release(&out);
    arena_release(&arena);
}

/* Every cut and every altered byte is noticed. */
static void test_torn(void **state)
{
    struct arena arena;
    struct buf out = {0};
    struct delivery d = example(VIEW("a")), back;
    (void)state;
    arena_init(&arena, 0);
    docket_print(&d, &out);
    for (size_t n = 0; n < out.n; n++)
        assert_false(docket_parse((struct view){out.p, n}, &arena, &back));
    for (size_t i = 0; i < out.n; i++) {
        out.p[i] = (char)(out.p[i] ^ 1);
        assert_false(docket_parse(buf_view(&out), &arena, &back));
        out.p[i] = (char)(out.p[i] ^ 1);
    }
    assert_true(docket_parse(buf_view(&out), &arena, &back));
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_hostile_names),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_torn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
