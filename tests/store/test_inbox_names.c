/* Tests of litter, and of the names of taken files. */
#include "pipeline/store/inbox_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *name;
    bool litter;
} names[] = {
    {"a.xml", false},     {"a.xml.gz", false},      {"年报.xlsx", false},
    {"a.part", true},     {"a.XML.PART", true},     {"a.tmp", true},
    {"a.filepart", true}, {"a.crdownload", true},   {"~$年报.xlsx", true},
    {"a.xml~", true},     {".hidden", true},        {".", true},
    {"..", true},         {".~lock.a.xlsx#", true}, {"Thumbs.db", true},
    {"thumbs.DB", true},  {"Thumbs.db.xml", false}, {"desktop.ini", true},
    {".DS_Store", true},  {"apart", false},         {"part", false},
    {"-rf", false},
};

static void test_litter(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (inbox_is_litter(view_of(names[i].name)) != names[i].litter)
            fail_msg("%s", names[i].name);
}

static struct stat example(void)
{
    struct stat is = {.st_mode = S_IFREG | 0644, .st_nlink = 1, .st_size = 12};
    is.st_mtim.tv_sec = 1641607200;
    is.st_mtim.tv_nsec = 5;
    return is;
}

static void test_taken(void **state)
{
    char taken[INBOX_TAKEN_NAME];
    struct stat is = example();
    (void)state;
    assert_true(inbox_taken_name(VIEW("3-4.5-a.xml"), &is, taken));
    assert_string_equal(taken, ".taken/12-1641607200.000000005-3-4.5-a.xml");
    assert_true(inbox_is_as_taken(view_of(taken), &is));
    assert_true(inbox_is_as_taken(view_of(taken + 7), &is));
    assert_string_equal(inbox_original(taken + 7), "3-4.5-a.xml");
    is.st_mtim.tv_nsec++;
    assert_false(inbox_is_as_taken(view_of(taken), &is));
    is = example();
    is.st_size++;
    assert_false(inbox_is_as_taken(view_of(taken), &is));
    is = example();
    is.st_nlink = 2;
    assert_false(inbox_is_as_taken(view_of(taken), &is));
}

static void test_before_1970(void **state)
{
    char taken[INBOX_TAKEN_NAME];
    struct stat is = example();
    (void)state;
    is.st_mtim.tv_sec = -5;
    assert_true(inbox_taken_name(VIEW("a"), &is, taken));
    assert_true(inbox_is_as_taken(view_of(taken), &is));
    assert_string_equal(inbox_original(taken + 7), "a");
}

static void test_too_long(void **state)
{
    char taken[INBOX_TAKEN_NAME], name[256];
    struct stat is = example();
    (void)state;
    memset(name, 'a', sizeof name);
    assert_false(inbox_taken_name((struct view){name, 255}, &is, taken));
    assert_true(inbox_taken_name((struct view){name, 231}, &is, taken));
    assert_int_equal(strlen(taken), 7 + 255);
}

static void test_no_taken_names(void **state)
{
    static const char *const strange[] = {"",       "a",       "12",     "12-",
                                          "12-5-a", "12-5.5-", "x-5.5-a"};
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
        assert_null(inbox_original(strange[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_litter),         cmocka_unit_test(test_taken),
        cmocka_unit_test(test_before_1970),    cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_no_taken_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
