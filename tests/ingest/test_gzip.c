/* gzip: one member, whole, nothing behind it. */
#include "stages/ingest/gzip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"

static void pack(struct buf *packed)
{
    struct buf document = {0};
    feeding_submission(&document, "<value of='A'>1</value>");
    feeding_gzip(packed, buf_view(&document));
    buf_release(&document);
}

static void test_good(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed);
    feeds_from(buf_view(&packed), "S unit=440103 period=2021 from 440103");
    buf_release(&packed);
}

/* A byte of the trailer, from the end: four of the length, four of the CRC. */
static const struct {
    size_t from_end;
    const char *expected;
} trailers[] = {
    {1, "ingest.damaged d:0: incorrect length check"},
    {4, "ingest.damaged d:0: incorrect length check"},
    {5, "ingest.damaged d:0: incorrect data check"},
    {8, "ingest.damaged d:0: incorrect data check"},
};

static void test_trailer(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed);
    for (size_t i = 0; i < sizeof trailers / sizeof *trailers; i++) {
        packed.p[packed.n - trailers[i].from_end] ^= 1;
        feeds(buf_view(&packed), trailers[i].expected);
        packed.p[packed.n - trailers[i].from_end] ^= 1;
    }
    buf_release(&packed);
}

static void test_header(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed);
    packed.p[2] = 9;
    feeds(buf_view(&packed), "ingest.damaged d:0: unknown compression method");
    buf_release(&packed);
}

static void test_truncated(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed);
    for (size_t n = 2; n < packed.n; n++)
        feeds((struct view){packed.p, n}, "ingest.truncated d:0: gzip");
    buf_release(&packed);
}

static void test_trailing(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed);
    buf_byte(&packed, '\0');
    feeds(buf_view(&packed), "ingest.trailing d:0: 1");
    for (size_t i = 0; i < 200000; i++)
        buf_byte(&packed, '\0');
    feeds(buf_view(&packed), "ingest.trailing d:0: 200001");
    buf_release(&packed);
}

static void test_two_members(void **state)
{
    struct buf packed = {0};
    char expected[64];
    (void)state;
    pack(&packed);
    size_t one = packed.n;
    pack(&packed);
    snprintf(expected, sizeof expected, "ingest.trailing d:0: %zu", one);
    feeds(buf_view(&packed), expected);
    buf_release(&packed);
}

static void test_twice_packed(void **state)
{
    struct buf packed = {0}, again = {0};
    (void)state;
    pack(&packed);
    feeding_gzip(&again, buf_view(&packed));
    feeds_from(buf_view(&again), "ingest.encoding d:1: UTF-8");
    buf_release(&packed);
    buf_release(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),         cmocka_unit_test(test_trailer),
        cmocka_unit_test(test_header),       cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_trailing),     cmocka_unit_test(test_two_members),
        cmocka_unit_test(test_twice_packed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
