/* What the first bytes say: marks, declarations, contradictions. */
#include "stages/ingest/declaration.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define BOM "\xEF\xBB\xBF"
#define SAYS(name) "<?xml version='1.0' encoding='" name "'?><a/>"

#define UNKNOWN "ingest.encoding-unknown"
#define WRONG "ingest.encoding"

static const struct {
    const char *head;
    const char *code;
    enum encoding_kind kind;
    const char *name;
} cases[] = {
    {"<a/>", NULL, ENCODING_UTF8, ""},
    {"", NULL, ENCODING_UTF8, ""},
    {BOM "<a/>", NULL, ENCODING_UTF8, ""},
    {"<?xml version='1.0'?><a/>", NULL, ENCODING_UTF8, ""},
    {SAYS("UTF-8"), NULL, ENCODING_UTF8, "UTF-8"},
    {SAYS("utf8"), NULL, ENCODING_UTF8, "utf8"},
    {BOM SAYS("utf-8"), NULL, ENCODING_UTF8, "utf-8"},
    {SAYS("US-ASCII"), NULL, ENCODING_UTF8, "US-ASCII"},
    {SAYS("GB18030"), NULL, ENCODING_GB18030, "GB18030"},
    {SAYS("gbk"), NULL, ENCODING_GB18030, "gbk"},
    {SAYS("GB2312"), NULL, ENCODING_GB18030, "GB2312"},
    {SAYS("cp936"), NULL, ENCODING_GB18030, "cp936"},
    {"<?xml version=\"1.0\" encoding = \"GBK\" ?>", NULL, ENCODING_GB18030,
     "GBK"},
    {"<?xml\tencoding='GBK'?>", NULL, ENCODING_GB18030, "GBK"},
    {SAYS("UTF-7"), UNKNOWN, ENCODING_UNKNOWN, "UTF-7"},
    {SAYS("EUC-JP"), UNKNOWN, ENCODING_UNKNOWN, "EUC-JP"},
    {SAYS("ISO-8859-1"), UNKNOWN, ENCODING_UNKNOWN, "ISO-8859-1"},
    {SAYS("big5"), UNKNOWN, ENCODING_UNKNOWN, "big5"},
    {SAYS("utf-8 "), UNKNOWN, ENCODING_UNKNOWN, "utf-8 "},
    /* a mark says otherwise */
    {BOM SAYS("GBK"), WRONG, ENCODING_UTF8, "GBK"},
    {SAYS("UTF-16"), WRONG, ENCODING_UTF16LE, "UTF-16"},
    {SAYS("utf-16be"), WRONG, ENCODING_UTF16BE, "utf-16be"},
    /* what is no declaration declares nothing */
    {"<?xml-stylesheet encoding='gbk'?><a/>", NULL, ENCODING_UTF8, ""},
    {"<?xmlencoding='gbk'?><a/>", NULL, ENCODING_UTF8, ""},
    {" <?xml encoding='gbk'?><a/>", NULL, ENCODING_UTF8, ""},
    {"<a encoding='gbk'/>", NULL, ENCODING_UTF8, ""},
    {"<?xml encoding='gbk ?><a x='/>", NULL, ENCODING_UTF8, ""},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct declaration d;
        const char *code = declaration_read(&d, view_of(cases[i].head));
        assert_int_equal(!code, !cases[i].code);
        if (code)
            assert_string_equal(code, cases[i].code);
        assert_int_equal(d.kind, cases[i].kind);
        assert_true(view_equal(d.name, view_of(cases[i].name)));
    }
}

/* The same in UTF-16: `big` puts the high byte first. */
static size_t widen(const char *text, bool big, char *out)
{
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        out[n++] = big ? '\0' : *p;
        out[n++] = big ? *p : '\0';
    }
    return n;
}

static const struct {
    const char *text;
    bool big;
    const char *code;
} wide_cases[] = {
    {"<a/>", false, NULL},
    {"<a/>", true, NULL},
    {SAYS("UTF-16"), false, NULL},
    {SAYS("utf-16"), true, NULL},
    {SAYS("UTF-16LE"), false, NULL},
    {SAYS("UTF-16BE"), true, NULL},
    {SAYS("UTF-16LE"), true, "ingest.encoding"},
    {SAYS("UTF-16BE"), false, "ingest.encoding"},
    {SAYS("utf-8"), false, "ingest.encoding"},
    {SAYS("GBK"), true, "ingest.encoding"},
};

static void test_wide(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wide_cases / sizeof *wide_cases; i++) {
        bool big = wide_cases[i].big;
        char head[512];
        memcpy(head, big ? "\xFE\xFF" : "\xFF\xFE", 2);
        size_t n = 2 + widen(wide_cases[i].text, big, head + 2);
        struct declaration d;
        const char *code = declaration_read(&d, (struct view){head, n});
        assert_int_equal(!code, !wide_cases[i].code);
        assert_int_equal(d.mark, 2);
        assert_int_equal(d.kind, big ? ENCODING_UTF16BE : ENCODING_UTF16LE);
    }
}

/* A declaration that does not end soon says nothing, however much is seen. */
static void test_endless(void **state)
{
    char head[400];
    struct declaration d;
    (void)state;
    int n = snprintf(head, sizeof head, "<?xml %300s encoding='UTF-7'?>", "");
    assert_string_equal(
        declaration_read(&d, (struct view){head, DECLARATION_MOST}), UNKNOWN);
    assert_string_equal(declaration_read(&d, (struct view){head, (size_t)n}),
                        UNKNOWN);
}

static void test_complete(void **state)
{
    char blanks[DECLARATION_MOST];
    (void)state;
    memset(blanks, ' ', sizeof blanks);
    assert_false(declaration_complete(VIEW("")));
    assert_false(declaration_complete(VIEW("<a>")));
    assert_false(declaration_complete(VIEW("<?xml version='1.0'")));
    assert_true(declaration_complete(VIEW("<a/>")));
    assert_false(
        declaration_complete((struct view){blanks, DECLARATION_MOST - 1}));
    assert_true(declaration_complete((struct view){blanks, DECLARATION_MOST}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_endless),
        cmocka_unit_test(test_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
