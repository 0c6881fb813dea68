/* Tests of a site's folders, lock and clock. */
#include "pipeline/store/site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

static void test_make(void **state)
{
    static const char *const parts[] = {"inbox", "archive/tmp", "archive/acts",
                                        "receipts", "releases"};
    struct err err;
    for (int again = 0; again < 2; again++)
        assert_int_equal(site_make(*state, &err), STATUS_OK);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct stat is;
        char *path = scratch_path(state, parts[i]);
        assert_int_equal(stat(path, &is), 0);
        assert_true(S_ISDIR(is.st_mode));
        free(path);
    }
}

static void test_path(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    assert_string_equal(site_path(&arena, "/srv/site", "ledger.sqlite"),
                        "/srv/site/ledger.sqlite");
    arena_release(&arena);
}

static void test_lock(void **state)
{
    struct err err = {0};
    int first, second;
    assert_int_equal(site_lock(*state, &first, &err), STATUS_OK);
    assert_int_equal(site_lock(*state, &second, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_LOCKED);
    assert_non_null(strstr(err.what, "another run holds "));
    assert_int_equal(second, -1);
    site_unlock(second);
    site_unlock(first);
    assert_int_equal(site_lock(*state, &second, &err), STATUS_OK);
    site_unlock(second);
}

/* It is another lock than a run's, and waited for. */
static void test_lock_receive(void **state)
{
    struct err err = {0};
    int run, first, second;
    assert_int_equal(site_lock(*state, &run, &err), STATUS_OK);
    assert_int_equal(site_lock_receive(*state, 0, &first, &err), STATUS_OK);
    time_t begun = time(NULL);
    assert_int_equal(site_lock_receive(*state, 0, &second, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_LOCKED);
    assert_non_null(strstr(err.what, "lock.receive"));
    assert_int_equal(second, -1);
    assert_int_equal(site_lock_receive(*state, 2, &second, &err), STATUS_FATAL);
    assert_true(time(NULL) - begun >= 1);
    site_unlock(first);
    assert_int_equal(site_lock_receive(*state, 2, &second, &err), STATUS_OK);
    site_unlock(second);
    site_unlock(run);
}

static void test_room(void **state)
{
    struct err err = {0};
    char *path = scratch_path(state, "missing");
    assert_int_equal(site_room(*state, 0, &err), STATUS_OK);
    assert_int_equal(site_room(*state, 1LL << 50, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_DISK);
    assert_non_null(strstr(err.what, "nearly full"));
    assert_non_null(strstr(err.remedy, "make room for 1125899906842624 bytes"));
    assert_int_equal(site_room(path, 0, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    free(path);
}

static void test_lock_nowhere(void **state)
{
    struct err err = {0};
    int lock;
    char *path = scratch_path(state, "missing");
    assert_int_equal(site_lock(path, &lock, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    assert_int_equal(lock, -1);
    free(path);
}

/* Also where there is no inbox yet. */
static void test_now(void **state)
{
    struct err err;
    for (int made = 0; made < 2; made++) {
        struct timespec now = {0};
        time_t ours = time(NULL);
        assert_int_equal(site_now(*state, &now, &err), STATUS_OK);
        assert_true(now.tv_sec >= ours - 2 && now.tv_sec <= ours + 2);
        assert_int_equal(site_make(*state, &err), STATUS_OK);
    }
}

static void test_sync(void **state)
{
    struct err err = {0};
    assert_int_equal(site_watch(*state, &err), -1);
    assert_int_equal(err.fault, FAULT_IO);
    assert_int_equal(site_make(*state, &err), STATUS_OK);
    int watch = site_watch(*state, &err);
    assert_true(watch >= 0);
    assert_int_equal(site_sync(watch, &err), STATUS_OK);
    assert_int_equal(site_sync(watch, &err), STATUS_OK);
    close(watch);
    assert_int_equal(site_sync(watch, &err), STATUS_FATAL);
    assert_string_equal(err.what, "cannot sync the site: Bad file descriptor");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_make), SCRATCH_TEST(test_path),
        SCRATCH_TEST(test_lock), SCRATCH_TEST(test_lock_receive),
        SCRATCH_TEST(test_room), SCRATCH_TEST(test_lock_nowhere),
        SCRATCH_TEST(test_now),  SCRATCH_TEST(test_sync),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
