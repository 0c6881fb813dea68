/* Tests of the list of a release's files. */
#include "pipeline/store/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

static void put(void **state, const char *name)
{
    struct err err;
    char *path = scratch_path(state, name);
    assert_int_equal(file_replace(path, VIEW("abc"), false, &err), STATUS_OK);
    free(path);
}

static enum status make(void **state, struct buf *out, struct err *err)
{
    struct arena arena;
    arena_init(&arena, 0);
    enum status s = manifest_make(*state, &arena, out, err);
    arena_release(&arena);
    return s;
}

/* sha256sum itself finds nothing wrong with it. */
static void test_sha256sum_agrees(void **state)
{
    struct err err;
    struct buf out = {0}, command = {0};
    char *path = scratch_path(state, "MANIFEST");
    char *folder = scratch_path(state, "zh");
    assert_int_equal(mkdir(folder, 0755), 0);
    put(state, "zh/年报.csv");
    put(state, "with blank.csv");
    assert_int_equal(make(state, &out, &err), STATUS_OK);
    assert_int_equal(file_replace(path, buf_view(&out), false, &err),
                     STATUS_OK);
    buf_format(&command, "cd '%s' && sha256sum --quiet --strict -c MANIFEST",
               (const char *)*state);
    assert_int_equal(system(command.p), 0);
    struct buf again = {0};
    assert_int_equal(make(state, &again, &err), STATUS_OK);
    assert_string_equal(again.p, out.p);
    buf_release(&out);
    buf_release(&again);
    buf_release(&command);
    free(path);
    free(folder);
}

static void test_no_links(void **state)
{
    struct err err = {0};
    struct buf out = {0};
    char *path = scratch_path(state, "link");
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_int_equal(make(state, &out, &err), STATUS_FATAL);
    assert_non_null(strstr(err.what, "/link has no place in a release"));
    buf_release(&out);
    free(path);
}

static void test_no_wild_names(void **state)
{
    struct err err = {0};
    struct buf out = {0};
    put(state, "a\nb");
    assert_int_equal(make(state, &out, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_BUG);
    buf_release(&out);
}

static void test_missing(void **state)
{
    struct err err = {0};
    struct arena arena;
    struct buf out = {0};
    char *path = scratch_path(state, "missing");
    arena_init(&arena, 0);
    assert_int_equal(manifest_make(path, &arena, &out, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    arena_release(&arena);
    buf_release(&out);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_sha256sum_agrees),
        SCRATCH_TEST(test_no_links),
        SCRATCH_TEST(test_no_wild_names),
        SCRATCH_TEST(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
