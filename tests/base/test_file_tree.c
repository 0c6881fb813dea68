/* Folders: made, listed, copied and removed with all in them. */
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

struct scratch {
    char path[64];
    int back;
};

static int enter_scratch(void **state)
{
    static struct scratch scratch;

    strncpy(scratch.path, "/tmp/nianbao-tree-XXXXXX", sizeof scratch.path);
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

static void make_file(const char *path, const char *text)
{
    struct err err;

    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
}

static void assert_names(const char *path, const char *expected)
{
    struct arena arena;
    struct array names;
    struct buf seen = {0};
    struct err err;

    arena_init(&arena, 0);
    assert_int_equal(file_list(path, &arena, &names, &err), STATUS_OK);
    for (size_t i = 0; i < names.count; i++)
        buf_format(&seen, "%s ", ((struct view *)names.at)[i].p);
    assert_string_equal(buf_view(&seen).p, expected);
    buf_release(&seen);
    arena_release(&arena);
}

static void test_make(void **state)
{
    struct err err;

    (void)state;
    assert_int_equal(file_make_folders("m/a/b", &err), STATUS_OK);
    assert_int_equal(file_make_folders("m/a/b", &err), STATUS_OK);
    assert_int_equal(file_make_folders("m//a/c/", &err), STATUS_OK);
    assert_int_equal(file_make_folders("/tmp", &err), STATUS_OK);
    assert_names("m/a", "b c ");
    make_file("m/file", "x");
    assert_int_equal(file_make_folders("m/file/x", &err), STATUS_FATAL);
    assert_string_equal(err.what, "cannot make folder m/file: Not a directory");
    assert_int_equal(file_make_folders("", &err), STATUS_FATAL);
    assert_string_equal(err.what,
                        "cannot make folder \"\": No such file or directory");
}

static void test_list(void **state)
{
    struct arena arena;
    struct array names;
    struct err err;

    (void)state;
    file_make_folders("l/z", &err);
    assert_names("l/z", "");
    make_file("l/b", "");
    make_file("l/B", "");
    make_file("l/\xe5\xb9\xb4", "");
    make_file("l/.hidden", "");
    assert_names("l", ".hidden B b z \xe5\xb9\xb4 ");
    arena_init(&arena, 16);
    assert_int_equal(file_list("l", &arena, &names, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_MEMORY);
    assert_int_equal(file_list("absent", &arena, &names, &err), STATUS_FATAL);
    assert_string_equal(err.what,
                        "cannot list absent: No such file or directory");
    arena_release(&arena);
}

static void test_remove(void **state)
{
    struct err err;

    (void)state;
    file_make_folders("r/a/b/c", &err);
    file_make_folders("kept", &err);
    make_file("kept/file", "x");
    make_file("r/a/file", "x");
    assert_int_equal(symlink("../../kept", "r/a/link"), 0);
    assert_int_equal(file_remove_all("r", &err), STATUS_OK);
    assert_false(file_exists("r"));
    assert_true(file_exists("kept/file"));
    assert_int_equal(file_remove_all("r", &err), STATUS_OK);
    assert_int_equal(file_remove_all("kept/file", &err), STATUS_OK);
    assert_int_equal(symlink("kept", "link"), 0);
    assert_int_equal(file_remove_all("link", &err), STATUS_OK);
    assert_true(file_exists("kept"));
}

static void test_copy(void **state)
{
    struct buf bytes = {0};
    struct err err;

    (void)state;
    file_make_folders("c/a/empty", &err);
    make_file("c/one", "1");
    make_file("c/a/two", "22");
    assert_int_equal(file_copy_all("c", "d", &err), STATUS_OK);
    assert_names("d", "a one ");
    assert_names("d/a", "empty two ");
    assert_int_equal(file_read("d/a/two", 9, &bytes, &err), STATUS_OK);
    assert_string_equal(bytes.p, "22");
    assert_int_equal(file_copy_all("c/one", "d/one", &err), STATUS_FATAL);
    assert_string_equal(err.what, "cannot create d/one: File exists");
    buf_release(&bytes);
}

static void test_copy_refuses(void **state)
{
    struct err err;

    (void)state;
    file_make_folders("e", &err);
    assert_int_equal(symlink("/etc", "e/link"), 0);
    assert_int_equal(file_copy_all("e", "f", &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    assert_string_equal(err.what, "e/link is neither a file nor a folder");
    assert_false(file_exists("f/link"));
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(file_copy_all("pipe", "g", &err), STATUS_FATAL);
    assert_string_equal(err.what, "pipe is neither a file nor a folder");
    assert_int_equal(file_copy_all("absent", "g", &err), STATUS_FATAL);
    assert_string_equal(err.what,
                        "cannot open absent: No such file or directory");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),         cmocka_unit_test(test_list),
        cmocka_unit_test(test_remove),       cmocka_unit_test(test_copy),
        cmocka_unit_test(test_copy_refuses),
    };

    return cmocka_run_group_tests(tests, enter_scratch, leave_scratch);
}
