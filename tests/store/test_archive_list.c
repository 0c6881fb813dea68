/* Tests of reading the archive as a whole. */
#include "pipeline/store/archive.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/store/site.h"
#include "tests/store/scratch.h"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

static void deliver(void **state, const char *name, const char *text)
{
    struct err err;
    char *path = scratch_path(state, "drop");
    struct delivery d = {.sender = VIEW("440103"),
                         .name = view_of(name),
                         .size = (int64_t)strlen(text)};
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
    int fd = open(path, O_RDONLY);
    assert_int_equal(archive_take(*state, fd, 0, &d, &err), STATUS_OK);
    assert_int_equal(archive_place(*state, 0, &d, &err), STATUS_OK);
    close(fd);
    free(path);
}

static void test_list(void **state)
{
    struct err err;
    struct arena arena;
    struct array list;
    arena_init(&arena, 0);
    deliver(state, "one\nname", "abc");
    deliver(state, "two", "abc");
    deliver(state, "three", "");
    assert_int_equal(archive_list(*state, &arena, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 3);
    const struct delivery *d = list.at;
    assert_true(view_equal(d[0].name, VIEW("one\nname")));
    assert_int_equal(d[1].docket, 2);
    assert_true(view_equal(d[2].name, VIEW("three")));
    assert_int_equal(d[2].size, 0);
    arena_release(&arena);
}

static void test_damaged(void **state)
{
    struct err err;
    struct arena arena;
    struct array list;
    char *path = scratch_path(
        state, "archive/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb4"
               "10ff61f20015ad.1.docket");
    arena_init(&arena, 0);
    deliver(state, "a", "abc");
    assert_int_equal(file_replace(path, VIEW("torn"), false, &err), STATUS_OK);
    assert_int_equal(archive_list(*state, &arena, &list, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    assert_non_null(strstr(err.what, "015ad.1.docket is damaged"));
    assert_string_equal(err.remedy, "restore it from a backup");
    arena_release(&arena);
    free(path);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(test_list), CASE(test_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
