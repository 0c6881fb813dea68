/* What a drop may be: kinds of files, limits, plain documents. */
#include "stages/ingest/ingest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"

#define FROM " from 440103 2022-01-08T02:00:00Z"

static const struct {
    struct view bytes;
    const char *expected;
} kinds[] = {
    {{"", 0}, "ingest.empty d:0: 0"},
    {{"Rar!\x1a\x07", 6}, "ingest.wrong-kind d:0: .rar"},
    {{"7z\xbc\xaf\x27\x1c", 6}, "ingest.wrong-kind d:0: .7z"},
    {{"\xd0\xcf\x11\xe0\xa1\xb1", 6}, "ingest.wrong-kind d:0: .xls .et .doc"},
    {{"%PDF-1.7", 8}, "ingest.wrong-kind d:0: .pdf"},
    {{"BZh91AY", 7}, "ingest.wrong-kind d:0: .bz2"},
    {{"\xfd\x37zXZ", 5}, "ingest.wrong-kind d:0: .xz"},
    {{"\x28\xb5\x2f\xfd\x04", 5}, "ingest.wrong-kind d:0: .zst"},
    {{"   \n", 4},
     "xml.syntax d:2: no element where the document should begin"},
    {{"x", 1}, "xml.syntax d:1: no element where the document should begin"},
    {{"unit,period\n", 12},
     "xml.syntax d:1: no element where the document should begin"},
};

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        feeds(kinds[i].bytes, kinds[i].expected);
}

static void test_plain(void **state)
{
    struct buf document = {0};
    char expected[256];
    (void)state;
    feeding_submission(&document, "");
    feeds(buf_view(&document), feeding_plain("d", expected));
    buf_release(&document);
}

/* A document longer than any chunk: places and texts stay what they are. */
static void test_long(void **state)
{
    struct buf document = {0}, expected = {0};
    (void)state;
    buf_adds(&document, "<submission xmlns='urn:nianbao:submission:1' "
                        "unit='440103' period='2021'>\n");
    buf_adds(&expected, "S unit=440103 period=2021" FROM " @d:1:1\n");
    for (int i = 0; i < 9000; i++) {
        buf_format(&document, "<value of='A%d'>数 %d</value>\n", i, i * 7);
        buf_format(&expected, "V of=A%d [数 %d] @%d:1\n", i, i * 7, i + 2);
    }
    buf_adds(&document, "</submission>");
    assert_true(document.n > 3 * 65536);
    feeds(buf_view(&document), expected.p);
    buf_release(&document);
    buf_release(&expected);
}

/* One more than the limit in the settings, each of them. */
static void test_limits(void **state)
{
    struct settings limits;
    struct buf document = {0}, packed = {0};
    (void)state;
    settings_default(&limits);
    feeding_submission(&document, "<value of='A'>1</value>");
    feeding_gzip(&packed, buf_view(&document));
    limits.file_most = (long)document.n - 1;
    char *text = feed_limited(buf_view(&document), &limits);
    assert_memory_equal(text, "ingest.too-large d:0: ", 22);
    assert_int_equal(atol(text + 22), limits.file_most);
    free(text);
    limits.inflated_most = (long)document.n - 1;
    text = feed_limited(buf_view(&packed), &limits);
    assert_memory_equal(text, "ingest.inflated d:0: ", 21);
    free(text);
    limits.inflated_most++;
    limits.elements_most = 1;
    text = feed_limited(buf_view(&packed), &limits);
    assert_string_equal(text, "ingest.elements d:1: 1");
    free(text);
    limits.elements_most++;
    text = feed_limited(buf_view(&packed), &limits);
    assert_memory_equal(text, "S ", 2);
    free(text);
    buf_release(&document);
    buf_release(&packed);
}

/* Blanks pack a thousand to one; below a MiB nobody minds. */
static void blow_up(size_t blanks, const char *beginning)
{
    struct buf document = {0}, packed = {0};
    feeding_submission(&document, "");
    document.n -= strlen("</submission>");
    for (size_t i = 0; i < blanks / 64; i++)
        buf_adds(&document, "<head/>                                         "
                            "         ");
    buf_adds(&document, "</submission>");
    feeding_gzip(&packed, buf_view(&document));
    feeds_from(buf_view(&packed), beginning);
    buf_release(&document);
    buf_release(&packed);
}

static void test_ratio(void **state)
{
    (void)state;
    blow_up(512 << 10, "S unit=440103");
    blow_up(1280 << 10, "ingest.ratio d:0: 200");
}

static void test_nothing_in_it(void **state)
{
    (void)state;
    feeds(VIEW("<submissions xmlns='urn:nianbao:submission:1'/>"),
          "ingest.empty d:0: <submission>");
}

static void test_cut_off(void **state)
{
    struct buf document = {0};
    (void)state;
    feeding_submission(&document, "<value of='A'>1</value>");
    for (size_t n = 5; n < document.n; n++) {
        char *text = feed((struct view){document.p, n});
        assert_memory_not_equal(text, "S ", 2);
        free(text);
    }
    buf_release(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),   cmocka_unit_test(test_plain),
        cmocka_unit_test(test_long),    cmocka_unit_test(test_limits),
        cmocka_unit_test(test_ratio),   cmocka_unit_test(test_nothing_in_it),
        cmocka_unit_test(test_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
