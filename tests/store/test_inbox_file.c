/* Tests of opening a file of the inbox and of taking it out. */
#include "pipeline/store/site.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

#define FILE_PATH "inbox/440103/a.xml"

static int set_up(void **state)
{
    struct err err;
    if (scratch_make(state) || site_make(*state, &err) != STATUS_OK)
        return -1;
    char *path = scratch_path(state, "inbox/440103");
    int made = mkdir(path, 0755);
    free(path);
    return made;
}

static void put(void **state, const char *text)
{
    char *path = scratch_path(state, FILE_PATH);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    size_t n = strlen(text);
    assert_int_equal(write(fd, text, n), n);
    close(fd);
    free(path);
}

static struct inbox_file listed(void **state)
{
    struct stat is;
    char *path = scratch_path(state, FILE_PATH);
    assert_int_equal(stat(path, &is), 0);
    free(path);
    return (struct inbox_file){.sender = VIEW("440103"),
                               .name = VIEW("a.xml"),
                               .ctime = is.st_ctim,
                               .inode = is.st_ino,
                               .size = is.st_size};
}

/* Through a door of its own: nothing is held from call to call. */
static enum status open_file(void **state, const struct inbox_file *file,
                             int *fd, struct err *err)
{
    struct inbox_door door = inbox_door(*state);
    enum status s = inbox_door_file(&door, file, fd, err);
    inbox_door_close(&door);
    return s;
}

static enum status done(void **state, const struct inbox_file *file,
                        struct err *err)
{
    struct inbox_door door = inbox_door(*state);
    enum status s = inbox_door_done(&door, file, err);
    inbox_door_close(&door);
    return s;
}

/* Without descriptors it is our trouble, not a file that went away. */
static void test_open_without_descriptors(void **state)
{
    struct rlimit all, few;
    put(state, "abc");
    struct inbox_file file = listed(state);
    int lowest = dup(0);
    close(lowest);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &all), 0);
    for (int room = 0; room <= 2; room++) {
        struct err err = {0};
        int fd;
        few = (struct rlimit){(rlim_t)(lowest + room), all.rlim_max};
        setrlimit(RLIMIT_NOFILE, &few);
        enum status s = open_file(state, &file, &fd, &err);
        setrlimit(RLIMIT_NOFILE, &all);
        assert_int_equal(s, room < 2 ? STATUS_FATAL : STATUS_OK);
        assert_int_equal(err.fault, room < 2 ? FAULT_IO : FAULT_NONE);
        if (fd >= 0)
            close(fd);
    }
}

static void test_open(void **state)
{
    struct err err;
    char text[8] = "";
    int fd;
    put(state, "abc");
    struct inbox_file file = listed(state);
    assert_int_equal(open_file(state, &file, &fd, &err), STATUS_OK);
    assert_int_equal(read(fd, text, sizeof text), 3);
    assert_string_equal(text, "abc");
    close(fd);
}

/* One sender's files need his folder once; another's are found all the same,
 * and what was put in the folder's place meanwhile is not. */
static void test_door(void **state)
{
    struct err err;
    int fd, again;
    put(state, "abc");
    struct inbox_file file = listed(state), other = file;
    struct inbox_door door = inbox_door(*state);
    other.sender = VIEW("nobody");
    assert_int_equal(inbox_door_file(&door, &file, &fd, &err), STATUS_OK);
    int held = door.folder;
    assert_int_equal(inbox_door_file(&door, &file, &again, &err), STATUS_OK);
    assert_int_equal(door.folder, held);
    assert_int_equal(close(fd) | close(again), 0);
    assert_int_equal(inbox_door_file(&door, &other, &fd, &err), STATUS_END);
    assert_int_equal(door.folder, -1);
    assert_int_equal(inbox_door_file(&door, &file, &fd, &err), STATUS_OK);
    close(fd);
    inbox_door_close(&door);
}

static void gone(void **state, const struct inbox_file *file)
{
    struct err err;
    int fd;
    assert_int_equal(open_file(state, file, &fd, &err), STATUS_END);
    assert_int_equal(fd, -1);
}

static void test_not_the_same(void **state)
{
    put(state, "abc");
    struct inbox_file file = listed(state), other = file;
    other.size++;
    gone(state, &other);
    other = file;
    other.inode++;
    gone(state, &other);
    other = file;
    other.ctime.tv_nsec ^= 1;
    gone(state, &other);
    other = file;
    other.sender = VIEW("nobody");
    gone(state, &other);
}

/* A link, a pipe, or a second name in its place. */
static void test_replaced(void **state)
{
    put(state, "abc");
    struct inbox_file file = listed(state);
    char *path = scratch_path(state, FILE_PATH);
    char *aside = scratch_path(state, "inbox/440103/b.xml");
    assert_int_equal(link(path, aside), 0);
    gone(state, &file);
    assert_int_equal(unlink(path), 0);
    gone(state, &file);
    assert_int_equal(symlink("b.xml", path), 0);
    gone(state, &file);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    gone(state, &file);
    free(path);
    free(aside);
}

static bool there(void **state)
{
    char *path = scratch_path(state, FILE_PATH);
    bool is = file_exists(path);
    free(path);
    return is;
}

/* The only name in .taken, NULL if there is none; in `arena`. */
static const char *taken(void **state, struct arena *arena)
{
    struct err err;
    struct array names;
    char *path = scratch_path(state, "inbox/440103/.taken");
    enum status s = file_list(path, arena, &names, &err);
    free(path);
    if (s != STATUS_OK || names.count != 1)
        return NULL;
    return ((const struct view *)names.at)->p;
}

static void test_done_and_swept(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    put(state, "abc");
    struct inbox_file file = listed(state);
    assert_int_equal(done(state, &file, &err), STATUS_OK);
    assert_false(there(state));
    assert_non_null(taken(state, &arena));
    assert_int_equal(site_inbox_sweep(*state, &err), STATUS_OK);
    assert_null(taken(state, &arena));
    assert_false(there(state));
    assert_int_equal(done(state, &file, &err), STATUS_OK);
    arena_release(&arena);
}

/* Of one name, size and time, one after the other: both are taken. */
static void test_the_same_again(void **state)
{
    struct err err;
    struct arena arena;
    struct array names;
    const struct timespec times[] = {{1641607200, 5}, {1641607200, 5}};
    char *path = scratch_path(state, FILE_PATH);
    char *folder = scratch_path(state, "inbox/440103/.taken");
    arena_init(&arena, 0);
    for (int i = 0; i < 2; i++) {
        put(state, i ? "abc" : "abd");
        assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
        struct inbox_file file = listed(state);
        assert_int_equal(done(state, &file, &err), STATUS_OK);
        assert_false(there(state));
    }
    assert_int_equal(file_list(folder, &arena, &names, &err), STATUS_OK);
    assert_int_equal(names.count, 2);
    assert_int_equal(site_inbox_sweep(*state, &err), STATUS_OK);
    assert_int_equal(file_list(folder, &arena, &names, &err), STATUS_OK);
    assert_int_equal(names.count, 0);
    assert_false(there(state));
    arena_release(&arena);
    free(folder);
    free(path);
}

static void test_changed_before_done(void **state)
{
    struct err err;
    put(state, "abc");
    struct inbox_file file = listed(state);
    put(state, "abcd");
    assert_int_equal(done(state, &file, &err), STATUS_OK);
    assert_true(there(state));
}

/* Who still had it open writes to it: it is a new drop. */
static void test_written_to_after_taken(void **state)
{
    struct err err;
    struct arena arena;
    arena_init(&arena, 0);
    put(state, "abc");
    struct inbox_file file = listed(state);
    char *path = scratch_path(state, FILE_PATH);
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(done(state, &file, &err), STATUS_OK);
    assert_int_equal(write(fd, "d", 1), 1);
    close(fd);
    assert_int_equal(site_inbox_sweep(*state, &err), STATUS_OK);
    assert_true(there(state));
    assert_null(taken(state, &arena));
    free(path);
    arena_release(&arena);
}

/* The name is taken again: nothing is overwritten. */
static void test_changed_and_name_taken_again(void **state)
{
    struct err err;
    struct arena arena;
    struct buf text = {0};
    arena_init(&arena, 0);
    put(state, "abc");
    struct inbox_file file = listed(state);
    char *path = scratch_path(state, FILE_PATH);
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(done(state, &file, &err), STATUS_OK);
    assert_int_equal(write(fd, "d", 1), 1);
    close(fd);
    put(state, "new");
    assert_int_equal(site_inbox_sweep(*state, &err), STATUS_OK);
    assert_non_null(taken(state, &arena));
    assert_int_equal(file_read(path, 99, &text, &err), STATUS_OK);
    assert_string_equal(text.p, "new");
    buf_release(&text);
    free(path);
    arena_release(&arena);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_open_without_descriptors),
        CASE(test_open),
        CASE(test_door),
        CASE(test_not_the_same),
        CASE(test_replaced),
        CASE(test_done_and_swept),
        CASE(test_the_same_again),
        CASE(test_changed_before_done),
        CASE(test_written_to_after_taken),
        CASE(test_changed_and_name_taken_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
