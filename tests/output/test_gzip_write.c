/* Tests of gzip: read back by zlib, and the same bytes every time. */
#include "pipeline/output/gzip_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <zlib.h>

static size_t inflate_all(struct view packed, char *out, size_t room)
{
    z_stream z = {0};
    assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
    z.next_in = (z_const Bytef *)(uintptr_t)packed.p;
    z.avail_in = (uInt)packed.n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.avail_in, 0);
    inflateEnd(&z);
    return z.total_out;
}

static void what_goes_in_comes_out(void **state)
{
    static const char *const texts[] = {"", "a", "广州 2021\n"};
    char out[64];
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf packed = {0};
        assert_true(gzip_write(view_of(texts[i]), &packed));
        size_t n = inflate_all(buf_view(&packed), out, sizeof out);
        assert_true(view_equal((struct view){out, n}, view_of(texts[i])));
        buf_release(&packed);
    }
}

/* It is appended, and neither time nor name is in the header (RFC 1952, 2.3).
 */
static void nothing_but_the_text_shows(void **state)
{
    static const char head[] = "x\x1f\x8b\x08\0\0\0\0\0";
    struct buf packed = {0};
    (void)state;
    buf_byte(&packed, 'x');
    assert_true(gzip_write(VIEW("text"), &packed));
    assert_memory_equal(packed.p, head, sizeof head - 1);
    buf_release(&packed);
}

static void without_memory_it_says_so(void **state)
{
    struct buf packed = {.failed = true};
    (void)state;
    assert_false(gzip_write(VIEW("text"), &packed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_in_comes_out),
        cmocka_unit_test(nothing_but_the_text_shows),
        cmocka_unit_test(without_memory_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
