/* Tests of a batch's mark, its leftovers and its undoing. */
#include "pipeline/store/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/store/site.h"
#include "tests/store/scratch.h"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

static void put(void **state, const char *name, const char *text)
{
    struct err err;
    char *path = scratch_path(state, name);
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
    free(path);
}

static bool there(void **state, const char *part)
{
    char *path = scratch_path(state, part);
    bool is = file_exists(path);
    free(path);
    return is;
}

static void test_mark(void **state)
{
    struct err err = {0};
    assert_false(archive_broke_off(*state));
    assert_int_equal(archive_begin(*state, &err), STATUS_OK);
    assert_true(archive_broke_off(*state));
    assert_int_equal(archive_begin(*state, &err), STATUS_OK);
    assert_int_equal(archive_end(*state, &err), STATUS_OK);
    assert_false(archive_broke_off(*state));
    assert_int_equal(archive_end(*state, &err), STATUS_OK);
}

static void test_leftovers(void **state)
{
    struct err err = {0};
    put(state, "archive/tmp/0", "half a co");
    put(state, "archive/tmp/0.docket", "nianbao");
    assert_int_equal(archive_begin(*state, &err), STATUS_OK);
    assert_false(there(state, "archive/tmp/0"));
    assert_false(there(state, "archive/tmp/0.docket"));
    assert_true(there(state, "archive/tmp"));
}

static void test_without_archive(void **state)
{
    struct err err = {0};
    assert_true(archive_broke_off("/nonexistent"));
    assert_int_equal(archive_begin("/nonexistent", &err), STATUS_FATAL);
    assert_string_equal(
        err.what,
        "cannot open /nonexistent/archive: No such file or directory");
    (void)state;
}

#define DOCKET(n)                                                              \
    "archive/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f200"  \
    "15ad." #n ".docket"

static void test_forget(void **state)
{
    struct err err = {0};
    struct delivery d = {
        .digest =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        .docket = 2};
    char *folder = scratch_path(state, "archive/ba");
    assert_int_equal(file_make_folders(folder, &err), STATUS_OK);
    free(folder);
    put(state, DOCKET(1), "one");
    put(state, DOCKET(2), "two");
    assert_int_equal(archive_forget(*state, &d, &err), STATUS_OK);
    assert_true(there(state, DOCKET(1)));
    assert_false(there(state, DOCKET(2)));
    assert_int_equal(archive_forget(*state, &d, &err), STATUS_OK);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_mark),
        CASE(test_leftovers),
        CASE(test_without_archive),
        CASE(test_forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
