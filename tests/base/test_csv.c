/* Lists from spreadsheets, and what is said about broken ones. */
#include "pipeline/base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const char *const columns[] = {"!code", "name", "pop-*", NULL};

/* Reads all of `text`; rows become "[cell|cell]line". */
static enum status read_rows(const char *text, struct buf *rows,
                             struct err *err)
{
    struct arena arena;
    struct csv csv;
    enum status status;

    arena_init(&arena, 0);
    status = csv_open(&csv, "a.csv", view_of(text), columns, &arena, err);
    while (status == STATUS_OK && (status = csv_row(&csv, err)) == STATUS_OK) {
        for (size_t i = 0; i < csv.columns; i++)
            buf_format(rows, "%s%.*s", i ? "|" : "[", VIEW_ARG(csv.cells[i]));
        buf_format(rows, "]%ld", csv.line);
    }
    arena_release(&arena);
    return status;
}

static const struct {
    const char *text;
    const char *rows;
} good_cases[] = {
    {"code\n", ""},
    {"code", ""},
    {"code,name\n1,a\n2,b\n", "[1|a]2[2|b]3"},
    {"\xef\xbb\xbf"
     "code,name\r\n1,a\r\n2,b",
     "[1|a]2[2|b]3"},
    {"code,name\n1,a\r", "[1|a]2"},
    {"\n,\ncode , name\n\n 1 ,\xe3\x80\x80 a b\n,\n2,\n", "[1|a b]5[2|]7"},
    {"code,name\n1,\"a,\"\"b\"\"\nc\"\n2,\"\"\n3,\"\"\"\"\n",
     "[1|a,\"b\"\nc]2[2|]4[3|\"]5"},
    {"\"code\",\"pop-2020\",pop-2021\n\"1\",2,3\n", "[1|2|3]2"},
};

static void test_good(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good_cases / sizeof good_cases[0]; i++) {
        struct buf rows = {0};
        struct err err = {0};
        enum status status = read_rows(good_cases[i].text, &rows, &err);

        if (status != STATUS_END)
            fail_msg("%s: %s", good_cases[i].text, err.what);
        assert_string_equal(buf_view(&rows).p, good_cases[i].rows);
        buf_release(&rows);
    }
}

static const struct {
    const char *text;
    long line;
    const char *what;
} bad_cases[] = {
    {"", 1, "the list has no header"},
    {"\n\n", 1, "the list has no header"},
    {"code,size\n", 1, "unknown column \"size\""},
    {"\ncode,name,code\n", 2, "column \"code\" occurs twice"},
    {"code,,name\n", 1, "column 2 has no name"},
    {"name\n", 1, "column \"code\" is missing"},
    {"code,name\n1\n", 2, "1 cells where the header has 2"},
    {"code,name\n1,2,3\n", 2, "3 cells where the header has 2"},
    {"code\n\"a\nb\"\n\"c\nd", 4, "column 1: the quotation has no end"},
    {"code\n\"a\"b\n", 2, "column 1: text after the quotation"},
    {"code,name\n1,a\"b\n", 2,
     "column 2: a quotation mark inside a cell that does not begin with one"},
    {"code,name\n1,\xc4\xea\n", 2, "column 2 is not UTF-8"},
    {"code\n,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"
     "\n",
     2, "more than 64 columns"},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_cases / sizeof bad_cases[0]; i++) {
        struct buf rows = {0};
        struct err err = {0};

        assert_int_equal(read_rows(bad_cases[i].text, &rows, &err),
                         STATUS_FATAL);
        assert_int_equal(err.fault, FAULT_CONFIG);
        assert_string_equal(err.what, bad_cases[i].what);
        assert_string_equal(err.file, "a.csv");
        assert_int_equal(err.line, bad_cases[i].line);
        buf_release(&rows);
    }
}

/* A complaint too long is cut between characters, not within one. */
static void test_long_complaint(void **state)
{
    (void)state;
    for (size_t ahead = 0; ahead < 3; ahead++) {
        struct buf text = {0};
        struct buf rows = {0};
        struct err err = {0};

        for (size_t i = 0; i < ahead; i++)
            buf_byte(&text, 'a');
        while (text.n < 1000)
            buf_adds(&text, "\xe5\xb9\xb4");
        buf_adds(&text, "\n");
        assert_int_equal(read_rows(text.p, &rows, &err), STATUS_FATAL);
        assert_true(strlen(err.what) > 500);
        assert_true(utf8_valid(view_of(err.what)));
        buf_release(&rows);
        buf_release(&text);
    }
}

static void test_remedy(void **state)
{
    struct buf rows = {0};
    struct err err = {0};

    (void)state;
    read_rows("size\n", &rows, &err);
    assert_string_equal(err.remedy, "the columns are: code, name, pop-*");
    buf_release(&rows);
}

static void test_get(void **state)
{
    struct arena arena;
    struct csv csv;
    struct err err;

    (void)state;
    arena_init(&arena, 0);
    csv_open(&csv, "a.csv", VIEW("name,code\nx,1\n"), columns, &arena, &err);
    assert_int_equal(csv_row(&csv, &err), STATUS_OK);
    assert_string_equal(csv_get(&csv, "code").p, "1");
    assert_string_equal(csv_get(&csv, "name").p, "x");
    assert_int_equal(csv_get(&csv, "pop-2020").n, 0);
    assert_int_equal(csv_fault(&csv, &err, "no %d", 7), STATUS_FATAL);
    assert_string_equal(err.what, "no 7");
    assert_int_equal(err.line, 2);
    assert_int_equal(csv_row(&csv, &err), STATUS_END);
    arena_release(&arena);
}

static void test_memory(void **state)
{
    struct arena arena;
    struct csv csv;
    struct err err;

    (void)state;
    arena_init(&arena, 8);
    assert_int_equal(
        csv_open(&csv, "a.csv", VIEW("code,name\n"), columns, &arena, &err),
        STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_MEMORY);
    arena_release(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_long_complaint),
        cmocka_unit_test(test_remedy),
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
