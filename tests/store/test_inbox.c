/* Tests of looking at the inbox: what is listed, refused, left alone. */
#include "pipeline/store/site.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

/* A file below the inbox, its folders too. */
static void put(void **state, const char *folder, const char *name)
{
    struct err err;
    struct buf path = {0};
    buf_format(&path, "%s/inbox/%s", (const char *)*state, folder);
    assert_int_equal(file_make_folders(path.p, &err), STATUS_OK);
    buf_format(&path, "/%s", name);
    int fd = open(path.p, O_WRONLY | O_CREAT, 0644);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "abc", 3), 3);
    close(fd);
    buf_release(&path);
}

struct seen {
    struct arena arena;
    struct array files, refused;
    size_t waiting;
};

static struct seen look(void **state, long settle, long ahead)
{
    struct seen seen = {0};
    struct err err;
    struct timespec now;
    arena_init(&seen.arena, 0);
    assert_int_equal(site_now(*state, &now, &err), STATUS_OK);
    now.tv_sec += ahead;
    assert_int_equal(site_inbox(*state, settle, now, &seen.arena, &seen.files,
                                &seen.refused, &seen.waiting, &err),
                     STATUS_OK);
    return seen;
}

/* "sender/name " of each. */
static void are(const struct array *files, const char *expected)
{
    struct buf text = {0};
    const struct inbox_file *file = files->at;
    buf_adds(&text, "");
    for (size_t i = 0; i < files->count; i++)
        buf_format(&text, "%s/%s ", file[i].sender.p, file[i].name.p);
    assert_string_equal(text.p, expected);
    buf_release(&text);
}

static void test_order_and_litter(void **state)
{
    put(state, "b", "z.xml");
    put(state, "b", "a.xml");
    put(state, "b", "Z.xml");
    put(state, "a", "年报.xlsx");
    put(state, "a", "a.xml.part");
    put(state, "a", "~$年报.xlsx");
    put(state, "a", ".hidden");
    put(state, "a/check", "try.xml");
    put(state, "a/.taken", "9-3-1.000000000-x");
    put(state, ".snapshots", "a.xml");
    struct seen seen = look(state, 0, 0);
    are(&seen.files, "a/年报.xlsx b/Z.xml b/a.xml b/z.xml ");
    are(&seen.refused, "");
    assert_int_equal(seen.waiting, 0);
    const struct inbox_file *file = seen.files.at;
    assert_int_equal(file[0].size, 3);
    arena_release(&seen.arena);
}

static void test_hostile_names(void **state)
{
    static const char *const names[] = {"a\nb.xml", "%n.xml", "-rf",
                                        "\xff\xfe.xml", "' OR 1=1;--"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(state, "s", names[i]);
    struct seen seen = look(state, 0, 0);
    are(&seen.files, "s/%n.xml s/' OR 1=1;-- s/-rf s/a\nb.xml s/\xff\xfe.xml ");
    arena_release(&seen.arena);
}

static void test_refused(void **state)
{
    char *inbox = scratch_path(state, "inbox");
    put(state, "s", "good.xml");
    put(state, "s", "twice.xml");
    put(state, "s/unpacked", "a.xml");
    put(state, ".", "stray.xml");
    assert_int_equal(chdir(inbox), 0);
    assert_int_equal(link("s/twice.xml", "s/name.xml"), 0);
    assert_int_equal(symlink("/etc/passwd", "s/link.xml"), 0);
    assert_int_equal(mkfifo("s/pipe.xml", 0600), 0);
    assert_int_equal(symlink("s", "linked"), 0);
    struct seen seen = look(state, 0, 0);
    are(&seen.files, "s/good.xml ");
    are(&seen.refused, "/linked /stray.xml s/link.xml s/name.xml s/pipe.xml "
                       "s/twice.xml s/unpacked ");
    arena_release(&seen.arena);
    assert_int_equal(chdir("/"), 0);
    free(inbox);
}

static const struct {
    long settle, ahead;
    size_t files, waiting;
} settling[] = {
    {60, 0, 0, 1},  {60, 50, 0, 1}, {60, 120, 1, 0},
    {60, -9, 0, 1}, {0, -9, 1, 0},  {1, 3, 1, 0},
};

static void test_settle(void **state)
{
    put(state, "s", "a.xml");
    for (size_t i = 0; i < sizeof settling / sizeof *settling; i++) {
        struct seen seen = look(state, settling[i].settle, settling[i].ahead);
        assert_int_equal(seen.files.count, settling[i].files);
        assert_int_equal(seen.waiting, settling[i].waiting);
        arena_release(&seen.arena);
    }
}

static void test_no_inbox(void **state)
{
    struct err err = {0};
    struct arena arena;
    struct array files, refused;
    struct timespec now = {0};
    size_t waiting;
    char *path = scratch_path(state, "missing");
    arena_init(&arena, 0);
    assert_int_equal(
        site_inbox(path, 0, now, &arena, &files, &refused, &waiting, &err),
        STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    arena_release(&arena);
    free(path);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_order_and_litter), CASE(test_hostile_names),
        CASE(test_refused),          CASE(test_settle),
        CASE(test_no_inbox),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
