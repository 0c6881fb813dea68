/* Archives: what is read from them, what their members may be. */
#include "stages/ingest/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"
#include "tests/support/zip_maker.h"

#define XML(unit)                                                              \
    {                                                                          \
        "<submission xmlns='urn:nianbao:submission:1' unit='" unit "'/>",      \
            sizeof("<submission xmlns='urn:nianbao:submission:1' unit='" unit  \
                   "'/>") -                                                    \
                1                                                              \
    }
#define S(unit, file)                                                          \
    "S unit=" unit " from 440103 2022-01-08T02:00:00Z @d!" file ":1:1\n"

struct archive_case {
    struct zip_member members[4];
    const char *expected;
};

static void check(const struct archive_case *c)
{
    struct buf bytes = {0};
    size_t count = 0;
    while (count < 4 && c->members[count].name)
        count++;
    zip_make(&bytes, c->members, count);
    feeds(buf_view(&bytes), c->expected);
    buf_release(&bytes);
}

#define CHECK_ALL(cases)                                                       \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)               \
    check(&(cases)[i])

static const struct archive_case good[] = {
    {{{.name = "a.xml", .content = XML("1")}}, S("1", "a.xml")},
    {{{.name = "a.xml", .content = XML("1"), .deflate = true}},
     S("1", "a.xml")},
    {{{.name = "A.XML", .content = XML("1"), .deflate = true}},
     S("1", "A.XML")},
    /* by name, wherever they lie */
    {{{.name = "b.xml", .content = XML("2"), .deflate = true},
      {.name = "a.xml", .content = XML("1")},
      {.name = "c/a.xml", .content = XML("3")}},
     S("1", "a.xml") S("2", "b.xml") S("3", "c/a.xml")},
    {{{.name = "a.xml",
       .content = XML("1"),
       .deflate = true,
       .descriptor = SIGNED_DESCRIPTOR},
      {.name = "b.xml",
       .content = XML("2"),
       .deflate = true,
       .descriptor = BARE_DESCRIPTOR}},
     S("1", "a.xml") S("2", "b.xml")},
    {{{.name = "a.xml", .content = XML("1"), .descriptor = BARE_DESCRIPTOR}},
     S("1", "a.xml")},
    /* names in UTF-8, with and without the flag, and in GBK */
    {{{.name = "荔湾/年报.xml", .content = XML("1"), .flags = 1 << 11}},
     S("1", "荔湾/年报.xml")},
    {{{.name = "荔湾.xml", .content = XML("1")}}, S("1", "荔湾.xml")},
    {{{.name = "\xC0\xF3\xCD\xE5.xml", .content = XML("1")}},
     S("1", "荔湾.xml")},
    /* folders and what systems leave behind */
    {{{.name = "f/", .attributes = 040755U << 16},
      {.name = "f/a.xml", .content = XML("1"), .attributes = 0100644U << 16},
      {.name = "__MACOSX/f/._a.xml", .content = {"junk", 4}},
      {.name = "Thumbs.db", .content = {"junk", 4}}},
     S("1", "f/a.xml")},
    {{{.name = "._a.xml", .content = {"junk", 4}},
      {.name = "f/.DS_Store", .content = {"junk", 4}},
      {.name = "a.xml", .content = XML("1")},
      {.name = "b.xml.part", .content = {"junk", 4}}},
     S("1", "a.xml")},
    /* how hard deflate tried is of no account */
    {{{.name = "a.xml",
       .content = XML("1"),
       .deflate = true,
       .local_flags = 1 << 1}},
     S("1", "a.xml")},
};

static void test_good(void **state)
{
    (void)state;
    CHECK_ALL(good);
}

static const struct archive_case members[] = {
    {{{0}}, "ingest.empty d:0: zip"},
    {{{.name = "f/"}, {.name = "Thumbs.db", .content = {"x", 1}}},
     "ingest.empty d:0: zip"},
    {{{.name = "a.xml", .content = {"", 0}}},
     "xml.syntax d!a.xml:1: no element where the document should begin"},
    {{{.name = "a.xml", .content = XML("1"), .flags = 1}},
     "ingest.encrypted d:0: a.xml"},
    {{{.name = "a.xml", .content = XML("1"), .flags = 1 << 6}},
     "ingest.encrypted d:0: a.xml"},
    {{{.name = "a.xml", .content = XML("1"), .flags = 1 << 13}},
     "ingest.encrypted d:0: a.xml"},
    {{{.name = "a.xml", .content = XML("1"), .flags = 1 << 5}},
     "ingest.damaged d:0: zip: no plain file"},
    {{{.name = "a.xml", .content = XML("1"), .method = 99}},
     "ingest.zip-method d:0: 99"},
    {{{.name = "a.xml", .content = XML("1"), .method = 9}},
     "ingest.zip-method d:0: 9"},
    {{{.name = "a.xml",
       .content = {"/etc/passwd", 11},
       .attributes = 0120777U << 16}},
     "ingest.damaged d:0: zip: no plain file"},
    {{{.name = "a.xml", .content = {"", 0}, .attributes = 0020666U << 16}},
     "ingest.damaged d:0: zip: no plain file"},
    {{{.name = "a.xml", .content = XML("1")},
      {.name = "a.xml", .content = XML("2")}},
     "ingest.zip-twice d:0: a.xml"},
    {{{.name = "a.xml", .content = XML("1")},
      {.name = "b.xml", .content = XML("1")},
      {.name = "A.XML", .content = XML("2")}},
     "ingest.zip-twice d:0: A.XML"},
    {{{.name = "a.xml", .content = XML("1")},
      {.name = "b.xml", .content = {"<x/>", 4}}},
     "ingest.root d!b.xml:1: x"},
    /* one bad member and nothing counts */
    {{{.name = "a.xml", .content = XML("1")},
      {.name = "b.txt", .content = XML("1")}},
     "ingest.zip-member d:0: b.txt"},
};

static void test_members(void **state)
{
    (void)state;
    CHECK_ALL(members);
}

static const struct archive_case lies[] = {
    {{{.name = "a.xml", .content = XML("1"), .crc_lie = 1}},
     "ingest.damaged d!a.xml:0: zip: a member's checksum is wrong"},
    {{{.name = "a.xml", .content = XML("1"), .deflate = true, .crc_lie = 1}},
     "ingest.damaged d!a.xml:0: zip: a member's checksum is wrong"},
    {{{.name = "a.xml",
       .content = XML("1"),
       .deflate = true,
       .unpacked_lie = 1}},
     "ingest.damaged d!a.xml:0: zip: a member's length is wrong"},
    {{{.name = "a.xml",
       .content = XML("1"),
       .deflate = true,
       .unpacked_lie = (uint32_t)-1}},
     "ingest.damaged d!a.xml:0: zip: a member's length is wrong"},
    {{{.name = "a.xml", .content = XML("1"), .unpacked_lie = 1}},
     "ingest.damaged d:0: zip: a member's length is wrong"},
    /* deflate ends before its bytes do, or not at all */
    {{{.name = "a.xml",
       .content = {"<x", 2},
       .deflate = true,
       .packed = {"\x01\x02\x00\xfd\xff<xx", 8}}},
     "ingest.damaged d!a.xml:0: zip: a member's length is wrong"},
    {{{.name = "a.xml",
       .content = {"<x", 2},
       .deflate = true,
       .packed = {"\x00\x02\x00\xfd\xff<x", 7}}},
     "ingest.damaged d!a.xml:0: zip: a member's length is wrong"},
    {{{.name = "a.xml",
       .content = {"<x", 2},
       .deflate = true,
       .packed = {"\x07junk", 5}}},
     "ingest.damaged d!a.xml:0: invalid block type"},
};

static void test_lies(void **state)
{
    (void)state;
    CHECK_ALL(lies);
}

static void pack(struct buf *packed, const char *unit)
{
    struct buf document = {0};
    buf_format(&document,
               "<submission xmlns='urn:nianbao:submission:1' unit='%s'/>",
               unit);
    feeding_gzip(packed, buf_view(&document));
    buf_release(&document);
}

/* .xml.gz inside, stored as a careful packer does or packed once more as
 * Windows does. */
static void test_gzip_inside(void **state)
{
    struct buf packed = {0};
    (void)state;
    pack(&packed, "1");
    struct archive_case c = {
        {{.name = "a.xml.gz", .content = buf_view(&packed)},
         {.name = "b.XML.GZ", .content = buf_view(&packed), .deflate = true}},
        S("1", "a.xml.gz") S("1", "b.XML.GZ")};
    check(&c);
    c.members[1].crc_lie = 1;
    c.expected = "ingest.damaged d!b.XML.GZ:0: zip: a member's checksum is "
                 "wrong";
    check(&c);
    c.members[1] = (struct zip_member){0};
    c.members[0].crc_lie = 1;
    c.expected = "ingest.damaged d!a.xml.gz:0: zip: a member's checksum is "
                 "wrong";
    check(&c);
    c.members[0] = (struct zip_member){.name = "a.xml.gz",
                                       .content = {packed.p, packed.n - 1}};
    c.expected = "ingest.truncated d!a.xml.gz:0: gzip";
    check(&c);
    c.members[0].content = VIEW("<x/>");
    c.expected = "ingest.damaged d!a.xml.gz:0: incorrect header check";
    check(&c);
    pack(&packed, "2");
    c.members[0].content = buf_view(&packed);
    char *text;
    struct buf bytes = {0};
    zip_make(&bytes, c.members, 1);
    text = feed(buf_view(&bytes));
    assert_memory_equal(text, "ingest.trailing d!a.xml.gz:0: ", 30);
    free(text);
    buf_release(&bytes);
    buf_release(&packed);
}

/* Limits count what all members unpack to, and a second layer, too. */
static void test_limits(void **state)
{
    struct settings limits;
    struct buf bytes = {0};
    (void)state;
    struct zip_member two[] = {{.name = "a.xml", .content = XML("1")},
                               {.name = "b.xml", .content = XML("2")}};
    zip_make(&bytes, two, 2);
    settings_default(&limits);
    limits.inflated_most = (long)(two[0].content.n + two[1].content.n);
    char *text = feed_limited(buf_view(&bytes), &limits);
    assert_string_equal(text, S("1", "a.xml") S("2", "b.xml"));
    free(text);
    limits.inflated_most--;
    text = feed_limited(buf_view(&bytes), &limits);
    assert_memory_equal(text, "ingest.inflated d!b.xml:0: ", 27);
    free(text);
    limits.inflated_most++;
    limits.elements_most = 1;
    text = feed_limited(buf_view(&bytes), &limits);
    assert_string_equal(text, "ingest.elements d!b.xml:1: 1");
    free(text);
    limits.members_most = 1;
    text = feed_limited(buf_view(&bytes), &limits);
    assert_string_equal(text, "ingest.zip-members d:0: 1");
    free(text);
    buf_release(&bytes);
}

/* A gzip file of nothing but empty blocks unpacks to nothing for ever: the
 * layer in between must be counted. */
static void test_layer_in_between(void **state)
{
    struct buf gzip = {0}, bytes = {0};
    (void)state;
    buf_add(&gzip, VIEW("\x1f\x8b\x08\0\0\0\0\0\0\x03"));
    for (size_t i = 0; i < 600000; i++)
        buf_add(&gzip, VIEW("\0\0\0\xff\xff"));
    struct zip_member m = {
        .name = "a.xml.gz", .content = buf_view(&gzip), .deflate = true};
    zip_make(&bytes, &m, 1);
    assert_true(bytes.n < 16384);
    feeds(buf_view(&bytes), "ingest.ratio d!a.xml.gz:0: 200");
    buf_release(&gzip);
    buf_release(&bytes);
}

/* Every archive cut short, at every length. */
static void test_truncated(void **state)
{
    struct buf bytes = {0};
    (void)state;
    struct zip_member m = {.name = "a.xml", .content = XML("1")};
    zip_make(&bytes, &m, 1);
    for (size_t n = 4; n < bytes.n; n++)
        feeds((struct view){bytes.p, n}, "ingest.truncated d:0: zip");
    buf_release(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_lies),
        cmocka_unit_test(test_gzip_inside),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_layer_in_between),
        cmocka_unit_test(test_truncated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
