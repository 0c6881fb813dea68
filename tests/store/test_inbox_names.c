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
    struct stat is = {
        .st_mode = S_IFREG | 0644, .st_nlink = 1, .st_size = 12, .st_ino = 77};
    is.st_mtim.tv_sec = 1641607200;
    is.st_mtim.tv_nsec = 5;
    return is;
}

static void test_taken(void **state)
{
    char taken[INBOX_TAKEN_NAME];
    struct stat is = example();
    (void)state;
    inbox_taken_name(VIEW("3-4.5-a.xml"), &is, taken);
    assert_string_equal(taken, ".taken/77-12-1641607200.000000005-3-4.5-a.xml");
    assert_true(inbox_is_as_taken(taken, &is));
    assert_true(inbox_is_as_taken(taken + 7, &is));
    assert_string_equal(inbox_original(taken + 7), "3-4.5-a.xml");
    is.st_mtim.tv_nsec++;
    assert_false(inbox_is_as_taken(taken, &is));
    is = example();
    is.st_size++;
    assert_false(inbox_is_as_taken(taken, &is));
    is = example();
    is.st_ino++;
    assert_true(inbox_is_as_taken(taken, &is));
    is.st_nlink = 2;
    assert_false(inbox_is_as_taken(taken, &is));
}

static void test_before_1970(void **state)
{
    char taken[INBOX_TAKEN_NAME];
    struct stat is = example();
    (void)state;
    is.st_mtim.tv_sec = -5;
    inbox_taken_name(VIEW("a"), &is, taken);
    assert_true(inbox_is_as_taken(taken, &is));
    assert_string_equal(inbox_original(taken + 7), "a");
}

/* The end stays, whole characters of it, and it is no litter. */
static void test_long(void **state)
{
    static const struct {
        const char *front, *kept;
    } cases[] = {
        {"", "报报.xml"},    {"a", "报报.xml"},  {"ab", "报报.xml"},
        {"abc", "报报.xml"}, {"~$", "报报.xml"},
    };
    struct stat is = example();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char taken[INBOX_TAKEN_NAME];
        struct buf name = {0};
        buf_adds(&name, cases[i].front);
        while (name.n + sizeof "报报.xml" + 2 < 255)
            buf_adds(&name, "报");
        buf_adds(&name, cases[i].kept);
        inbox_taken_name(buf_view(&name), &is, taken);
        assert_in_range(strlen(taken), 7 + 250, 7 + 255);
        struct view kept = view_of(inbox_original(taken + 7));
        assert_true(view_ends(kept, view_of(cases[i].kept)));
        assert_true(view_ends(buf_view(&name), kept));
        assert_true(utf8_valid(kept));
        assert_true(inbox_is_as_taken(taken, &is));
        buf_release(&name);
    }
}

static void test_long_litter(void **state)
{
    char taken[INBOX_TAKEN_NAME], name[256];
    struct stat is = example();
    (void)state;
    memset(name, '.', sizeof name);
    memcpy(name, "年报", strlen("年报"));
    memcpy(name + 249, "a.xml", 6);
    inbox_taken_name(view_of(name), &is, taken);
    assert_string_equal(inbox_original(taken + 7), "a.xml");
}

static void test_no_taken_names(void **state)
{
    static const char *const strange[] = {
        "",          "a",         "12",         "12-",     "7-12-5-a",
        "7-12-5.5-", "7-x-5.5-a", "x-12-5.5-a", "12-5.5-a"};
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
        assert_null(inbox_original(strange[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_litter),
        cmocka_unit_test(test_taken),
        cmocka_unit_test(test_before_1970),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_long_litter),
        cmocka_unit_test(test_no_taken_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
