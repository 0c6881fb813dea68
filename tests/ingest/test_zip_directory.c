/* The central directory: its end, its place, its headers. */
#include "stages/ingest/zip_directory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"
#include "tests/support/zip_maker.h"

#define XML                                                                    \
    {                                                                          \
        "<submission xmlns='urn:nianbao:submission:1' unit='1'/>", 55          \
    }
#define DAMAGED "ingest.damaged d:0: zip: "

enum { END_SIZE = 22, LOCAL_SIZE = 30 + 5 + 55, HEADER_SIZE = 46 + 5 };

static void make(struct buf *bytes)
{
    struct zip_member m = {.name = "a.xml", .content = XML};
    zip_make(bytes, &m, 1);
    assert_int_equal(bytes->n, LOCAL_SIZE + HEADER_SIZE + END_SIZE);
}

/* One byte changed, counted from the start of the directory; 51 is where the
 * end record begins. */
static const struct {
    size_t at;
    unsigned char byte;
    const char *expected;
} cases[] = {
    {51, 'Q', "ingest.truncated d:0: zip"},
    {51 + 4, 1, DAMAGED "split over several disks"},
    {51 + 6, 1, DAMAGED "split over several disks"},
    {51 + 8, 2, DAMAGED "split over several disks"},
    {51 + 12, 50, DAMAGED "the directory is not where it says"},
    {51 + 16, 91, DAMAGED "the directory is not where it says"},
    {51 + 20, 1, "ingest.truncated d:0: zip"},
    {0, 'Q', DAMAGED "a broken directory"},
    {28, 6, DAMAGED "a broken directory"},
    {28, 4, DAMAGED "a broken directory"},
    {30, 1, DAMAGED "a broken directory"},
    {32, 1, DAMAGED "a broken directory"},
    {42, 1, DAMAGED "bytes between the members"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = {0};
        make(&bytes);
        bytes.p[LOCAL_SIZE + cases[i].at] = (char)cases[i].byte;
        /* a name cut short: the rest of it is no header */
        if (cases[i].at == 28 && cases[i].byte == 4)
            feeds(buf_view(&bytes),
                  "ingest.damaged d:0: zip: a broken directory");
        else
            feeds(buf_view(&bytes), cases[i].expected);
        buf_release(&bytes);
    }
}

/* The archive of `make` with another end record. */
static void end_with(struct buf *bytes, unsigned count, uint32_t start,
                     uint32_t length, const char *comment)
{
    make(bytes);
    bytes->n -= END_SIZE;
    zip_make_end(bytes, count, start, length, comment);
}

static void test_comment(void **state)
{
    struct buf bytes = {0};
    (void)state;
    end_with(&bytes, 1, LOCAL_SIZE, HEADER_SIZE, "made by hand");
    feeds_from(buf_view(&bytes), "S unit=1");
    buf_byte(&bytes, 'x');
    feeds(buf_view(&bytes), "ingest.truncated d:0: zip");
    buf_release(&bytes);
}

/* A second end record in the comment of the first: another reader would take
 * that one, and see another archive. */
static void test_two_ends(void **state)
{
    struct buf bytes = {0};
    (void)state;
    end_with(&bytes, 1, LOCAL_SIZE, HEADER_SIZE, "");
    bytes.p[bytes.n - 2] = END_SIZE;
    zip_make_end(&bytes, 0, (uint32_t)bytes.n, 0, "");
    feeds(buf_view(&bytes), DAMAGED "two ends");
    buf_release(&bytes);
}

static void test_counts(void **state)
{
    struct buf bytes = {0};
    (void)state;
    end_with(&bytes, 2, LOCAL_SIZE, HEADER_SIZE, "");
    feeds(buf_view(&bytes), DAMAGED "a broken directory");
    buf_release(&bytes);
    end_with(&bytes, 0, LOCAL_SIZE, HEADER_SIZE, "");
    feeds(buf_view(&bytes), DAMAGED "the directory is too long");
    buf_release(&bytes);
    end_with(&bytes, 65535, LOCAL_SIZE, HEADER_SIZE, "");
    feeds(buf_view(&bytes), "ingest.zip-members d:0: 64");
    buf_release(&bytes);
}

/* zip64 writes such numbers where 32 bits are too few; we take 64 MiB. */
static void test_zip64(void **state)
{
    struct buf bytes = {0};
    (void)state;
    end_with(&bytes, 1, UINT32_MAX, UINT32_MAX, "");
    feeds(buf_view(&bytes), DAMAGED "the directory is not where it says");
    buf_release(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),    cmocka_unit_test(test_comment),
        cmocka_unit_test(test_two_ends), cmocka_unit_test(test_counts),
        cmocka_unit_test(test_zip64),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
