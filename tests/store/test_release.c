/* Tests of making a release and switching to it. */
#include "pipeline/store/release.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/store/site.h"
#include "tests/store/scratch.h"

/* Of "abc" and of nothing. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define NONE "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

static void write_at(const char *folder, const char *name, const char *text)
{
    struct err err;
    struct buf path = {0};
    buf_format(&path, "%s/%s", folder, name);
    assert_int_equal(file_replace(path.p, view_of(text), false, &err),
                     STATUS_OK);
    buf_release(&path);
}

static const char *begin(void **state, struct view id, struct arena *arena)
{
    struct err err;
    const char *folder;
    struct buf zh = {0};
    assert_int_equal(release_begin(*state, id, arena, &folder, &err),
                     STATUS_OK);
    buf_format(&zh, "%s/zh", folder);
    assert_int_equal(mkdir(zh.p, 0755), 0);
    write_at(folder, "zh/index.csv", "abc");
    write_at(folder, "zh-notes.txt", "");
    write_at(folder, "a.csv", "abc");
    buf_release(&zh);
    return folder;
}

static void reads(void **state, const char *part, const char *expected)
{
    struct err err;
    struct buf text = {0};
    char *path = scratch_path(state, part);
    assert_int_equal(file_read(path, 1000, &text, &err), STATUS_OK);
    assert_string_equal(text.p, expected);
    buf_release(&text);
    free(path);
}

static bool there(void **state, const char *part)
{
    char *path = scratch_path(state, part);
    bool is = file_exists(path);
    free(path);
    return is;
}

static void test_finish(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    assert_int_equal(release_current(*state, &arena).n, 0);
    const char *folder = begin(state, VIEW("0123abcd"), &arena);
    assert_false(there(state, "releases/0123abcd"));
    assert_int_equal(
        release_finish(*state, VIEW("0123abcd"), folder, true, &err),
        STATUS_OK);
    assert_true(view_equal(release_current(*state, &arena), VIEW("0123abcd")));
    reads(state, "current/MANIFEST",
          ABC "  a.csv\n" NONE "  zh-notes.txt\n" ABC "  zh/index.csv\n");
    assert_false(there(state, "releases/.new.0123abcd"));
    assert_int_equal(release_verify(*state, VIEW("0123abcd"), &err), STATUS_OK);
    arena_release(&arena);
}

static void test_switch(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    const char *folder = begin(state, VIEW("one"), &arena);
    release_finish(*state, VIEW("one"), folder, false, &err);
    folder = begin(state, VIEW("two"), &arena);
    write_at(folder, "a.csv", "new");
    assert_int_equal(release_finish(*state, VIEW("two"), folder, true, &err),
                     STATUS_OK);
    reads(state, "current/a.csv", "new");
    reads(state, "releases/one/a.csv", "abc");
    arena_release(&arena);
}

/* The same id again: verified, thrown away, current stays or comes back. */
static void test_again(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    for (int i = 0; i < 2; i++) {
        const char *folder = begin(state, VIEW("one"), &arena);
        assert_int_equal(
            release_finish(*state, VIEW("one"), folder, false, &err),
            STATUS_OK);
    }
    assert_false(there(state, "releases/.new.one"));
    arena_release(&arena);
}

static void again_fails(void **state, const char *text, const char *what)
{
    struct err err = {0};
    struct arena arena;
    arena_init(&arena, 0);
    const char *folder = begin(state, VIEW("one"), &arena);
    write_at(folder, "a.csv", text);
    assert_int_equal(release_finish(*state, VIEW("one"), folder, true, &err),
                     STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_BUG);
    if (!strstr(err.what, what))
        fail_msg("%s", err.what);
    arena_release(&arena);
}

static void test_again_with_other_bytes(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    const char *folder = begin(state, VIEW("one"), &arena);
    release_finish(*state, VIEW("one"), folder, true, &err);
    again_fails(state, "other",
                "/releases/one holds other tables than were just made");
    reads(state, "current/a.csv", "abc");
    char *path = scratch_path(state, "releases/one");
    write_at(path, "zh-notes.txt", "x");
    free(path);
    again_fails(state, "abc", "/releases/one is not what its MANIFEST says");
    assert_int_equal(release_verify(*state, VIEW("one"), &err), STATUS_FATAL);
    arena_release(&arena);
}

/* What a killed run left, under whatever id, goes. */
static void test_leftovers(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    const char *old = begin(state, VIEW("old"), &arena);
    const char *folder = begin(state, VIEW("one"), &arena);
    assert_false(file_exists(old));
    write_at(folder, "left.csv", "x");
    folder = begin(state, VIEW("one"), &arena);
    assert_int_equal(release_finish(*state, VIEW("one"), folder, true, &err),
                     STATUS_OK);
    assert_false(there(state, "current/left.csv"));
    arena_release(&arena);
}

static const char *const bad_ids[] = {"",       "..",  "a/b", "../x",
                                      ".new.x", "a b", "a\n", "年"};

static void test_ids(void **state)
{
    struct arena arena;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof bad_ids / sizeof *bad_ids; i++) {
        struct err err = {0};
        const char *folder;
        assert_int_equal(
            release_begin(*state, view_of(bad_ids[i]), &arena, &folder, &err),
            STATUS_FATAL);
        assert_int_equal(err.fault, FAULT_BUG);
    }
    arena_release(&arena);
}

static const char *const bad_links[] = {"elsewhere", "releases/../x",
                                        "/releases/one", "releases/"};

static void test_current_is_strange(void **state)
{
    struct arena arena;
    char *path = scratch_path(state, "current");
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof bad_links / sizeof *bad_links; i++) {
        assert_int_equal(symlink(bad_links[i], path), 0);
        assert_int_equal(release_current(*state, &arena).n, 0);
        assert_int_equal(unlink(path), 0);
    }
    arena_release(&arena);
    free(path);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_finish),
        CASE(test_switch),
        CASE(test_again),
        CASE(test_again_with_other_bytes),
        CASE(test_leftovers),
        CASE(test_ids),
        CASE(test_current_is_strange),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
