/* Documents in every encoding of the list, whole and in pieces, and such as
 * are not what they say. */
#include "stages/ingest/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"

#define HEAD "S unit=440103 period=2021 from 440103 2022-01-08T02:00:00Z @d:"
/* 㐀 and 𠮷 take four bytes in GB18030, 龘 is in GBK alone; € has two codes. */
#define WORDS "荔湾区 龘 㐀 𠮷 é € ·"

/* A document that declares `name`; without a declaration if NULL. */
static void compose(struct buf *out, const char *name, const char *words)
{
    if (name)
        buf_format(out, "<?xml version='1.0' encoding='%s'?>\n", name);
    buf_format(out,
               "<submission xmlns='urn:nianbao:submission:1' unit='440103' "
               "period='2021'>\n<value of='A' source='%s'>%s</value>\n"
               "</submission>",
               words, words);
}

static const struct {
    const char *declared, *encoding, *mark, *words;
} good[] = {
    {NULL, "UTF-8", "", WORDS},
    {NULL, "UTF-8", "\xEF\xBB\xBF", WORDS},
    {"utf-8", "UTF-8", "", WORDS},
    {"UTF-8", "UTF-8", "\xEF\xBB\xBF", WORDS},
    {"GB18030", "GB18030", "", WORDS},
    {"GBK", "GBK", "", "荔湾区 龘"},
    {"gb2312", "GBK", "", "荔湾区 龘"},
    {"gbk", "GB18030", "", WORDS},
    {"UTF-16", "UTF-16LE", "\xFF\xFE", WORDS},
    {"UTF-16", "UTF-16BE", "\xFE\xFF", WORDS},
    {"UTF-16LE", "UTF-16LE", "\xFF\xFE", WORDS},
    {NULL, "UTF-16BE", "\xFE\xFF", WORDS},
    {NULL, "UTF-16LE", "\xFF\xFE", WORDS},
};

static void compose_good(size_t i, struct buf *bytes, char *expected,
                         size_t room)
{
    struct buf utf8 = {0};
    long line = good[i].declared ? 2 : 1;
    compose(&utf8, good[i].declared, good[i].words);
    buf_adds(bytes, good[i].mark);
    feeding_encode(bytes, good[i].encoding, buf_view(&utf8));
    snprintf(expected, room, HEAD "%ld:1\nV of=A source=%s [%s] @%ld:1\n", line,
             good[i].words, good[i].words, line + 1);
    buf_release(&utf8);
}

static void test_good(void **state)
{
    char expected[512];
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct buf bytes = {0};
        compose_good(i, &bytes, expected, sizeof expected);
        feeds(buf_view(&bytes), expected);
        buf_release(&bytes);
    }
}

/* Decodes in pieces of `piece` bytes into `out`; true if all was well. */
static bool decode(struct encoding *encoding, struct view bytes, size_t piece,
                   struct buf *out)
{
    struct buf decoded = {0};
    const char *code = NULL;
    struct view utf8;
    encoding_begin(encoding);
    while (bytes.n && !code && !encoding->broken) {
        utf8 = (struct view){bytes.p, bytes.n < piece ? bytes.n : piece};
        bytes.p += utf8.n;
        bytes.n -= utf8.n;
        buf_clear(&decoded);
        code = encoding_decode(encoding, &utf8, &decoded);
        buf_add(out, utf8);
    }
    buf_clear(&decoded);
    if (!code && !encoding->broken) {
        code = encoding_end(encoding, &utf8, &decoded);
        buf_add(out, utf8);
    }
    buf_release(&decoded);
    return !code && !encoding->broken;
}

static const size_t pieces[] = {1, 2, 3, 5, 7, 64, 255, 256, 257, 1 << 16};

/* However the bytes are cut, the text is the same, and a cut-off last
 * character is noticed. */
static void test_pieces(void **state)
{
    struct encoding encoding = {0};
    char expected[512];
    (void)state;
    assert_true(encoding_open(&encoding));
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct buf bytes = {0}, whole = {0};
        compose_good(i, &bytes, expected, sizeof expected);
        assert_true(decode(&encoding, buf_view(&bytes), SIZE_MAX, &whole));
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
            struct buf out = {0};
            assert_true(decode(&encoding, buf_view(&bytes), pieces[k], &out));
            assert_true(view_equal(buf_view(&out), buf_view(&whole)));
            buf_release(&out);
        }
        buf_release(&bytes);
        buf_release(&whole);
    }
    encoding_close(&encoding);
}

static const struct {
    const char *declared;
    const char *bytes;
} cut[] = {
    {"utf-8", "\xE8\x8D"},
    {"utf-8", "\xF0\xA0\xAE"},
    {"gb18030", "\xC0"},
    {"gb18030", "\x81\x39\xEE"},
};

static void test_cut_character(void **state)
{
    struct encoding encoding = {0};
    (void)state;
    assert_true(encoding_open(&encoding));
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
            struct buf bytes = {0}, out = {0};
            compose(&bytes, cut[i].declared, "1");
            buf_adds(&bytes, cut[i].bytes);
            assert_false(decode(&encoding, buf_view(&bytes), pieces[k], &out));
            buf_release(&bytes);
            buf_release(&out);
        }
    encoding_close(&encoding);
}

/* Bytes that are none of the encoding: told with the line they stand in. */
static const struct {
    const char *declared;
    const char *bytes;
    const char *expected;
} bad[] = {
    {NULL, "\xC0\xF3\xCD\xE5\xC7\xF8", "ingest.encoding d:2: UTF-8"},
    {"utf-8", "\xC0\xF3\xCD\xE5\xC7\xF8", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\xC0\x80", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\xE0\x81\x81", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\xED\xA0\x80", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\xF4\x90\x80\x80", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\xFF", "ingest.encoding d:3: utf-8"},
    {"utf-8", "\x80", "ingest.encoding d:3: utf-8"},
    {"GB18030", "\x80", "ingest.encoding d:3: GB18030"},
    {"GBK", "\xFF\xFF", "ingest.encoding d:3: GBK"},
    {"gb2312", "\x81\x20", "ingest.encoding d:3: gb2312"},
    {"UTF-7", "+ADw-a/+AD4-", "ingest.encoding-unknown d:0: UTF-7"},
    {"EUC-JP", "1", "ingest.encoding-unknown d:0: EUC-JP"},
    {"UTF-16", "1", "ingest.encoding d:0: UTF-16"},
    {"an-encoding-whose-name-is-much-too-long-to-show", "1",
     "ingest.encoding-unknown d:0: ?"},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buf bytes = {0};
        compose(&bytes, bad[i].declared, bad[i].bytes);
        feeds(buf_view(&bytes), bad[i].expected);
        buf_release(&bytes);
    }
}

/* Half a surrogate pair, half a unit at the end. */
static void test_bad_wide(void **state)
{
    struct buf utf8 = {0}, bytes = {0};
    (void)state;
    compose(&utf8, NULL, "A");
    buf_adds(&bytes, "\xFF\xFE");
    feeding_encode(&bytes, "UTF-16LE", buf_view(&utf8));
    char *letter = memmem(bytes.p, bytes.n, "A\0'", 3);
    assert_non_null(letter);
    letter[0] = '\x00';
    letter[1] = '\xD8';
    feeds(buf_view(&bytes), "ingest.encoding d:2: UTF-16LE");
    letter[0] = 'A';
    letter[1] = '\0';
    bytes.n--;
    feeds_from(buf_view(&bytes), "ingest.encoding d:");
    buf_release(&utf8);
    buf_release(&bytes);
}

/* A mark in the middle of things is a character like any other. */
static void test_mark_alone(void **state)
{
    (void)state;
    feeds(VIEW("\xEF\xBB\xBF"),
          "xml.syntax d:1: no element where the document should begin");
    feeds(VIEW("\xFF\xFE"),
          "xml.syntax d:1: no element where the document should begin");
}

static void test_name(void **state)
{
    struct encoding encoding = {0};
    struct buf out = {0};
    (void)state;
    assert_true(encoding_open(&encoding));
    assert_true(encoding_gb18030(&encoding, VIEW("\xC0\xF3\xCD\xE5"), &out));
    assert_true(view_equal(buf_view(&out), VIEW("荔湾")));
    assert_false(encoding_gb18030(&encoding, VIEW("\xC0\xF3\xCD"), &out));
    assert_false(encoding_gb18030(&encoding, VIEW("\xFF\xFF"), &out));
    buf_release(&out);
    encoding_close(&encoding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),     cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_bad),      cmocka_unit_test(test_cut_character),
        cmocka_unit_test(test_bad_wide), cmocka_unit_test(test_mark_alone),
        cmocka_unit_test(test_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
