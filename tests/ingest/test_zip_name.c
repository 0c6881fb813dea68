/* Names in archives: safe, ours, litter. */
#include "stages/ingest/zip_directory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { LITTER = 1, FOLDER = 2, GZIP = 4, WORKBOOK = 8 };

static const struct {
    const char *raw, *code, *name;
    int what;
} cases[] = {
    {"a.xml", NULL, "a.xml", 0},
    {"f/a.xml", NULL, "f/a.xml", 0},
    {"./a.xml", NULL, "./a.xml", 0},
    {"a..xml", NULL, "a..xml", 0},
    {"a.XML", NULL, "a.XML", 0},
    {"a.Xml.Gz", NULL, "a.Xml.Gz", GZIP},
    {"\xC0\xF3\xCD\xE5.xml", NULL, "荔湾.xml", 0},
    {"f/", NULL, "f/", FOLDER},
    {"f/g/h/", NULL, "f/g/h/", FOLDER},
    {"__MACOSX/f/g/h", NULL, "__MACOSX/f/g/h", LITTER},
    {"f/Thumbs.db", NULL, "f/Thumbs.db", LITTER},
    {"DESKTOP.INI", NULL, "DESKTOP.INI", LITTER},
    {"f/._a.xml", NULL, "f/._a.xml", LITTER},
    {"a.xml.tmp", NULL, "a.xml.tmp", LITTER},
    {"", "ingest.zip-name", "", 0},
    {"/a.xml", "ingest.zip-name", "/a.xml", 0},
    {"../a.xml", "ingest.zip-name", "../a.xml", 0},
    {"f/../a.xml", "ingest.zip-name", "f/../a.xml", 0},
    {"f/..", "ingest.zip-name", "f/..", 0},
    {"../", "ingest.zip-name", "../", FOLDER},
    {"__MACOSX/../a.xml", "ingest.zip-name", "__MACOSX/../a.xml", LITTER},
    {"f\\a.xml", "ingest.zip-name", "f\\a.xml", 0},
    {"C:a.xml", "ingest.zip-name", "C:a.xml", 0},
    {"a\n.xml", "ingest.zip-name", "a\n.xml", 0},
    {"a\x7f.xml", "ingest.zip-name", "a\x7f.xml", 0},
    {"a\xC2\x85.xml", "ingest.zip-name", "a\xC2\x85.xml", 0},
    {"a\xE2\x80\xAElmx.xml", "ingest.zip-name", "a\xE2\x80\xAElmx.xml", 0},
    {"a\xFF\xFF.xml", "ingest.zip-name", "a\xFF\xFF.xml", 0},
    {"f/g/a.xml", "ingest.zip-depth", "f/g/a.xml", 0},
    {"f//a.xml", "ingest.zip-depth", "f//a.xml", 0},
    {"a.zip", "ingest.zip-nested", "a.zip", 0},
    {"f/a.ZIP", "ingest.zip-nested", "f/a.ZIP", 0},
    {"a.xls", "ingest.zip-member", "a.xls", 0},
    {"a.xlsx", NULL, "a.xlsx", WORKBOOK},
    {"f/a.XLSM", NULL, "f/a.XLSM", WORKBOOK},
    {"a.xml.exe", "ingest.zip-member", "a.xml.exe", 0},
    {"a.gz", "ingest.zip-member", "a.gz", 0},
    {"xml", "ingest.zip-member", "xml", 0},
};

static void check(struct flow *flow, size_t i)
{
    struct arena arena;
    struct err err = {0};
    struct zip_entry e = {.raw_name = view_of(cases[i].raw)};
    arena_init(&arena, 0);
    enum status s = zip_name_read(&e, flow, &arena, &err);
    if (s == STATUS_OK)
        s = zip_name_judge(&e, flow, &err);
    assert_int_equal(s, cases[i].code ? STATUS_REJECT : STATUS_OK);
    if (cases[i].code)
        assert_string_equal(err.code, cases[i].code);
    assert_true(view_equal(e.name, view_of(cases[i].name)));
    int what = (e.litter ? LITTER : 0) | (e.folder ? FOLDER : 0) |
               (e.gzip ? GZIP : 0) | (e.workbook ? WORKBOOK : 0);
    assert_int_equal(what, cases[i].what);
    arena_release(&arena);
}

static void test_cases(void **state)
{
    struct flow flow = {0};
    (void)state;
    buf_adds(&flow.file, "d");
    assert_true(encoding_open(&flow.encoding));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(&flow, i);
    encoding_close(&flow.encoding);
    buf_release(&flow.file);
}

static void test_long(void **state)
{
    struct flow flow = {0};
    struct arena arena;
    struct err err = {0};
    char name[600];
    (void)state;
    memset(name, 'a', sizeof name);
    memcpy(name + 508, ".xml", 4);
    arena_init(&arena, 0);
    buf_adds(&flow.file, "d");
    struct zip_entry e = {.raw_name = {name, 512}};
    assert_int_equal(zip_name_read(&e, &flow, &arena, &err), STATUS_OK);
    e.raw_name.n = 513;
    assert_int_equal(zip_name_read(&e, &flow, &arena, &err), STATUS_REJECT);
    assert_string_equal(err.code, "ingest.zip-name");
    assert_int_equal(strlen(err.what), 80);
    arena_release(&arena);
    buf_release(&flow.file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
