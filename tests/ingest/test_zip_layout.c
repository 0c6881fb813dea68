/* Where members lie: two headers each, no overlap, nothing between. */
#include "stages/ingest/zip_layout.h"

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

static const struct {
    struct zip_member members[3];
    const char *expected;
} cases[] = {
    {{{.name = "a.xml", .content = XML, .local_name = "b.xml"}},
     DAMAGED "two names of a member differ"},
    {{{.name = "a.xml", .content = XML, .local_name = "aa.xml"}},
     DAMAGED "two headers of a member differ"},
    {{{.name = "a.xml", .content = XML, .local_crc_lie = 1}},
     DAMAGED "two headers of a member differ"},
    {{{.name = "a.xml",
       .content = XML,
       .descriptor = SIGNED_DESCRIPTOR,
       .local_crc_lie = 1}},
     DAMAGED "two headers of a member differ"},
    {{{.name = "a.xml", .content = XML, .local_flags = 1}},
     DAMAGED "two headers of a member differ"},
    {{{.name = "a.xml", .content = XML, .local_flags = 8}},
     DAMAGED "two headers of a member differ"},
    {{{.name = "a.xml",
       .content = XML,
       .descriptor = SIGNED_DESCRIPTOR,
       .descriptor_lie = 1}},
     DAMAGED "a member's descriptor differs"},
    {{{.name = "a.xml",
       .content = XML,
       .descriptor = BARE_DESCRIPTOR,
       .descriptor_lie = 1}},
     DAMAGED "a member's descriptor differs"},
    {{{.name = "a.xml", .content = XML},
      {.name = "b.xml", .content = XML, .before = "hidden"}},
     DAMAGED "bytes between the members"},
    {{{.name = "a.xml", .content = XML, .before = "PK\x03\x04 hidden"}},
     DAMAGED "bytes between the members"},
    /* longer or shorter than it is */
    {{{.name = "a.xml", .content = XML, .packed_lie = 1, .unpacked_lie = 1}},
     DAMAGED "members overlap"},
    {{{.name = "a.xml",
       .content = XML,
       .packed_lie = (uint32_t)-1,
       .unpacked_lie = (uint32_t)-1}},
     DAMAGED "bytes between the members"},
    {{{.name = "a.xml", .content = XML, .packed_lie = 9, .unpacked_lie = 9},
      {.name = "b.xml", .content = XML}},
     DAMAGED "members overlap"},
    /* in the directory alone: at the first, in its midst, behind it, far off */
    {{{.name = "a.xml", .content = XML},
      {.name = "b.xml", .content = XML, .absent = true, .offset = 0}},
     DAMAGED "members overlap"},
    {{{.name = "a.xml", .content = XML},
      {.name = "b.xml", .content = XML, .absent = true, .offset = 40}},
     DAMAGED "members overlap"},
    {{{.name = "a.xml", .content = XML},
      {.name = "b.xml", .content = XML, .absent = true, .offset = 90}},
     DAMAGED "a member is cut off"},
    {{{.name = "a.xml", .content = XML},
      {.name = "b.xml", .content = XML, .absent = true, .offset = UINT32_MAX}},
     DAMAGED "bytes between the members"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = {0};
        size_t count = cases[i].members[1].name ? 2 : 1;
        zip_make(&bytes, cases[i].members, count);
        feeds(buf_view(&bytes), cases[i].expected);
        buf_release(&bytes);
    }
}

/* A member that quotes the local header and the data of the one behind it as
 * its own data, so that both unpack from the same bytes. */
static void test_quoted_overlap(void **state)
{
    struct buf inner = {0}, quoted = {0}, content = {0}, bytes = {0};
    struct zip_member kernel = {.name = "b.xml", .content = XML};
    (void)state;
    zip_make_local(&inner, &kernel);
    buf_add(&content, buf_view(&inner));
    buf_byte(&quoted, 1); /* stored, the last block */
    buf_byte(&quoted, (char)inner.n);
    buf_byte(&quoted, 0);
    buf_byte(&quoted, (char)~(char)inner.n);
    buf_byte(&quoted, (char)0xFF);
    buf_add(&quoted, buf_view(&inner));
    struct zip_member both[] = {{.name = "a.xml",
                                 .content = buf_view(&content),
                                 .deflate = true,
                                 .packed = buf_view(&quoted)},
                                kernel};
    both[1].absent = true;
    both[1].offset = 30 + 5 + 5;
    zip_make(&bytes, both, 2);
    feeds(buf_view(&bytes), DAMAGED "members overlap");
    buf_release(&inner);
    buf_release(&quoted);
    buf_release(&content);
    buf_release(&bytes);
}

/* A local header whose name would lie in the directory. */
static void test_short_header(void **state)
{
    struct zip_member m = {.name = "a.xml", .content = XML};
    (void)state;
    for (size_t kept = 4; kept < 30 + 5; kept++) {
        struct buf bytes = {0};
        zip_make_local(&bytes, &m);
        bytes.n = kept;
        m.absent = true;
        zip_make(&bytes, &m, 1);
        m.absent = false;
        feeds(buf_view(&bytes), DAMAGED "a member is cut off");
        buf_release(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_quoted_overlap),
        cmocka_unit_test(test_short_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
