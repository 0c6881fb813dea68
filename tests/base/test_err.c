/* Failures: how they read and what the program answers for them. */
#include "pipeline/base/err.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <stdlib.h>

/* What err_print writes, for the caller to free. */
static char *printed(const struct err *err)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);

    err_print(err, to);
    fclose(to);
    return text;
}

static const struct {
    const char *file;
    long line;
    long column;
    const char *what;
    const char *remedy;
    const char *expected;
} print_cases[] = {
    {"", 0, 0, "no", "", "no\n"},
    {"a.csv", 0, 0, "no", "", "a.csv: no\n"},
    {"a.csv", 3, 0, "no", "", "a.csv:3: no\n"},
    {"a.csv", 3, 7, "no", "do", "a.csv:3:7: no; do\n"},
    {"a.csv", 0, 7, "no", "", "a.csv: no\n"},
    {"", 3, 7, "no", "do", "3:7: no; do\n"},
    {"a\nb", 1, 0, "x\ty\x1b[1m", "\x7f", "a?b:1: x?y?[1m; ?\n"},
};

static void test_print(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof print_cases / sizeof print_cases[0]; i++) {
        struct err err;
        char *text;

        err_set(&err, FAULT_DATA, "%s", print_cases[i].what);
        err_at(&err, print_cases[i].file, print_cases[i].line,
               print_cases[i].column);
        err_remedy(&err, "%s", print_cases[i].remedy);
        text = printed(&err);
        assert_string_equal(text, print_cases[i].expected);
        free(text);
    }
}

static void test_set(void **state)
{
    struct err err;

    (void)state;
    memset(&err, 'x', sizeof err);
    assert_int_equal(err_set(&err, FAULT_DATA, "a %d", 1), STATUS_REJECT);
    assert_string_equal(err.what, "a 1");
    assert_string_equal(err.file, "");
    assert_string_equal(err.remedy, "");
    assert_null(err.code);
    assert_int_equal(err.line, 0);
    /* Its own words may be among the arguments. */
    assert_int_equal(err_set(&err, FAULT_CONFIG, "[%s]", err.what),
                     STATUS_FATAL);
    assert_string_equal(err.what, "[a 1]");
    assert_int_equal(err_memory(&err), STATUS_FATAL);
    assert_string_equal(err.what, "out of memory");
    assert_int_equal(err.fault, FAULT_MEMORY);
}

/* Whatever the length, no half character stays at the end. */
static void test_cut(void **state)
{
    char text[2000] = "";

    (void)state;
    for (size_t ahead = 0; ahead < 3; ahead++) {
        struct err err;

        memset(text, 'a', ahead);
        for (size_t i = ahead; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\xe5\xb9\xb4", 4);
        err_set(&err, FAULT_BUG, "%s", text);
        err_remedy(&err, "%s", text);
        err_at(&err, text, 1, 1);
        assert_int_equal(strlen(err.what), 511 - (511 - ahead) % 3);
        assert_int_equal(strlen(err.remedy), 255 - (255 - ahead) % 3);
        assert_int_equal(strlen(err.file), 255 - (255 - ahead) % 3);
    }
}

static void test_system(void **state)
{
    static const struct {
        int number;
        enum fault fault;
        const char *what;
    } cases[] = {
        {ENOENT, FAULT_IO, "cannot open x: No such file or directory"},
        {ENOSPC, FAULT_DISK, "cannot open x: No space left on device"},
        {EDQUOT, FAULT_DISK, "cannot open x: Disk quota exceeded"},
        {ENOMEM, FAULT_MEMORY, "cannot open x: Cannot allocate memory"},
        {99999, FAULT_IO, "cannot open x: unknown system error"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err;

        errno = cases[i].number;
        assert_int_equal(err_system(&err, "open", "x"), STATUS_FATAL);
        assert_int_equal(err.fault, cases[i].fault);
        assert_string_equal(err.what, cases[i].what);
    }
}

static void test_exit_status(void **state)
{
    static const int expected[] = {0, 1, 2, 2, 65, 70, 71, 73, 74, 75};

    (void)state;
    for (int fault = FAULT_NONE; fault <= FAULT_LOCKED; fault++) {
        struct err err = {.fault = (enum fault)fault};

        assert_int_equal(err_exit_status(&err), expected[fault]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),       cmocka_unit_test(test_set),
        cmocka_unit_test(test_cut),         cmocka_unit_test(test_system),
        cmocka_unit_test(test_exit_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
