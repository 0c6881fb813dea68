/* Tests of looking at every byte of the archive. */
#include "pipeline/store/archive.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/store/site.h"
#include "tests/store/scratch.h"

/* SHA-256 of "abc". Source: FIPS 180-4's example. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

static void deliver(void **state, const char *text)
{
    struct err err;
    char *path = scratch_path(state, "drop");
    struct delivery d = {.sender = VIEW("440103"),
                         .name = VIEW("a.xml"),
                         .size = (int64_t)strlen(text)};
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
    int fd = open(path, O_RDONLY);
    assert_int_equal(archive_take(*state, fd, 0, &d, &err), STATUS_OK);
    assert_int_equal(archive_place(*state, 0, &d, &err), STATUS_OK);
    close(fd);
    free(path);
}

/* How many of each thing were seen. */
static enum status count(void *self, enum archive_thing thing, struct view path,
                         const struct delivery *delivery, struct err *err)
{
    int *seen = self;
    (void)err;
    assert_true(view_starts(path, VIEW("archive/")));
    assert_int_equal(delivery != NULL,
                     thing == ARCHIVE_DOCKET || thing == ARCHIVE_LACKING);
    seen[thing]++;
    return STATUS_OK;
}

static void look(void **state, int seen[ARCHIVE_STRANGER + 1])
{
    struct err err = {0};
    struct arena arena;
    arena_init(&arena, 0);
    memset(seen, 0, (ARCHIVE_STRANGER + 1) * sizeof *seen);
    assert_int_equal(archive_check(*state, &arena, count, seen, &err),
                     STATUS_OK);
    arena_release(&arena);
}

static void write_to(void **state, const char *part, const char *text)
{
    struct err err;
    char *path = scratch_path(state, part);
    chmod(path, 0600);
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
    free(path);
}

static bool is_empty(void **state)
{
    struct err err;
    bool empty;
    assert_int_equal(archive_is_empty(*state, &empty, &err), STATUS_OK);
    return empty;
}

static void test_whole(void **state)
{
    int seen[ARCHIVE_STRANGER + 1];
    assert_true(is_empty(state));
    look(state, seen);
    assert_int_equal(seen[ARCHIVE_DOCKET], 0);
    deliver(state, "abc");
    deliver(state, "");
    assert_false(is_empty(state));
    look(state, seen);
    assert_int_equal(seen[ARCHIVE_DOCKET], 2);
    assert_int_equal(seen[ARCHIVE_ORIGINAL], 2);
    for (int thing = ARCHIVE_BAD_DOCKET; thing <= ARCHIVE_STRANGER; thing++)
        assert_int_equal(seen[thing], 0);
}

/* One after the other in one archive: nothing ends the walk. */
static void test_damage(void **state)
{
    int seen[ARCHIVE_STRANGER + 1];
    char *original = scratch_path(state, "archive/ba/" ABC);
    deliver(state, "abc");
    deliver(state, "");
    write_to(state, "archive/ba/" ABC, "abd");
    write_to(state, "archive/ba/stranger", "");
    look(state, seen);
    assert_int_equal(seen[ARCHIVE_BAD_ORIGINAL], 1);
    assert_int_equal(seen[ARCHIVE_ORIGINAL], 1);
    assert_int_equal(seen[ARCHIVE_STRANGER], 1);
    assert_int_equal(unlink(original), 0);
    look(state, seen);
    assert_int_equal(seen[ARCHIVE_LACKING], 1);
    assert_int_equal(seen[ARCHIVE_DOCKET], 2);
    write_to(state, "archive/ba/" ABC ".1.docket", "torn");
    look(state, seen);
    assert_int_equal(seen[ARCHIVE_BAD_DOCKET], 1);
    assert_int_equal(seen[ARCHIVE_DOCKET], 1);
    free(original);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_whole),
        CASE(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
