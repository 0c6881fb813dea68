/* Single files: read whole, replaced whole. */
#include "pipeline/base/file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A scratch folder, become the current one. */
struct scratch {
    char path[64];
    int back;
};

static int enter_scratch(void **state)
{
    static struct scratch scratch;

    strncpy(scratch.path, "/tmp/nianbao-file-XXXXXX", sizeof scratch.path);
    scratch.back = open(".", O_RDONLY | O_DIRECTORY);
    *state = &scratch;
    return !mkdtemp(scratch.path) || chdir(scratch.path) < 0;
}

static int leave_scratch(void **state)
{
    struct scratch *scratch = *state;
    struct err err;

    if (fchdir(scratch->back) < 0)
        return -1;
    close(scratch->back);
    return file_remove_all(scratch->path, &err) != STATUS_OK;
}

static void assert_file(const char *path, const char *expected)
{
    struct buf bytes = {0};
    struct err err;

    assert_int_equal(file_read(path, 1 << 20, &bytes, &err), STATUS_OK);
    assert_string_equal(bytes.p, expected);
    buf_release(&bytes);
}

static void test_replace(void **state)
{
    struct err err;

    (void)state;
    for (int durable = 0; durable < 2; durable++) {
        assert_int_equal(file_replace("a", VIEW("one"), durable, &err),
                         STATUS_OK);
        assert_file("a", "one");
        assert_int_equal(file_replace("./a", VIEW("two"), durable, &err),
                         STATUS_OK);
        assert_file("a", "two");
    }
    assert_int_equal(file_replace("empty", VIEW(""), true, &err), STATUS_OK);
    assert_file("empty", "");
}

/* A reader that holds the old file keeps it. */
static void test_replace_keeps_old_open(void **state)
{
    char seen[4] = "";
    struct err err;
    int fd;

    (void)state;
    file_replace("held", VIEW("old"), false, &err);
    fd = open("held", O_RDONLY);
    file_replace("held", VIEW("new"), false, &err);
    assert_int_equal(read(fd, seen, 3), 3);
    assert_string_equal(seen, "old");
    close(fd);
}

static void test_replace_over_leftover(void **state)
{
    struct err err;

    (void)state;
    file_replace("victim", VIEW("safe"), false, &err);
    assert_int_equal(symlink("victim", ".b.tmp"), 0);
    assert_int_equal(file_replace("b", VIEW("new"), false, &err), STATUS_OK);
    assert_file("victim", "safe");
    assert_file("b", "new");
    assert_false(file_exists(".b.tmp"));
}

static void test_replace_fails(void **state)
{
    struct err err;

    (void)state;
    assert_int_equal(file_replace("no/a", VIEW("x"), false, &err),
                     STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    assert_string_equal(err.what,
                        "cannot create no/.a.tmp: No such file or directory");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(file_replace("folder", VIEW("x"), false, &err),
                     STATUS_FATAL);
    assert_string_equal(err.what, "cannot rename to folder: Is a directory");
    assert_false(file_exists(".folder.tmp"));
}

static void test_full_disk(void **state)
{
    struct err err;
    int fd = open("/dev/full", O_WRONLY);

    (void)state;
    assert_int_equal(file_write_all(fd, VIEW("x"), "full", &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_DISK);
    assert_string_equal(err.what, "cannot write full: No space left on device");
    close(fd);
}

static void test_read_limit(void **state)
{
    struct buf bytes = {0};
    struct err err;

    (void)state;
    file_replace("five", VIEW("12345"), false, &err);
    assert_int_equal(file_read("five", 5, &bytes, &err), STATUS_OK);
    assert_string_equal(bytes.p, "12345");
    assert_int_equal(file_read("five", 4, &bytes, &err), STATUS_REJECT);
    assert_int_equal(err.fault, FAULT_DATA);
    assert_string_equal(err.what, "five is larger than 4 bytes");
    assert_int_equal(file_read("absent", 5, &bytes, &err), STATUS_FATAL);
    assert_string_equal(err.what,
                        "cannot open absent: No such file or directory");
    assert_int_equal(file_read(".", 5, &bytes, &err), STATUS_FATAL);
    assert_string_equal(err.what, "cannot read .: Is a directory");
    buf_release(&bytes);
}

/* More than one piece. */
static void test_read_large(void **state)
{
    struct buf large = {0};
    struct buf seen = {0};
    struct err err;

    (void)state;
    for (int i = 0; i < 60000; i++)
        buf_format(&large, "%05d", i);
    file_replace("large", buf_view(&large), false, &err);
    assert_int_equal(file_read("large", SIZE_MAX, &seen, &err), STATUS_OK);
    assert_true(view_equal(buf_view(&large), buf_view(&seen)));
    buf_release(&large);
    buf_release(&seen);
}

static void test_sync(void **state)
{
    struct err err;

    (void)state;
    file_replace("s", VIEW("x"), false, &err);
    assert_int_equal(file_sync("s", &err), STATUS_OK);
    assert_int_equal(file_sync(".", &err), STATUS_OK);
    assert_int_equal(file_sync("absent", &err), STATUS_FATAL);
    assert_true(file_exists("s"));
    assert_false(file_exists("absent"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replace),
        cmocka_unit_test(test_replace_keeps_old_open),
        cmocka_unit_test(test_replace_over_leftover),
        cmocka_unit_test(test_replace_fails),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_read_limit),
        cmocka_unit_test(test_read_large),
        cmocka_unit_test(test_sync),
    };

    return cmocka_run_group_tests(tests, enter_scratch, leave_scratch);
}
