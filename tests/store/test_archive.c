/* Tests of taking originals into the archive. */
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

/* Of "abc". */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

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

static enum status take(void **state, const char *file, struct delivery *d)
{
    struct err err = {0};
    char *path = scratch_path(state, file);
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    enum status s = archive_take(*state, fd, 7, d, &err);
    close(fd);
    if (s == STATUS_OK)
        s = archive_place(*state, 7, d, &err);
    free(path);
    return s;
}

static struct delivery delivery(const char *name, int64_t seconds)
{
    return (struct delivery){.sender = VIEW("440103"),
                             .name = view_of(name),
                             .size = 3,
                             .ctime_seconds = seconds};
}

static bool there(void **state, const char *part)
{
    char *path = scratch_path(state, part);
    bool is = file_exists(path);
    free(path);
    return is;
}

static void holds(void **state, const char *digest, const char *text)
{
    struct err err = {0};
    char seen[64] = "";
    int fd = archive_open(*state, digest, &err);
    assert_true(fd >= 0);
    assert_true(read(fd, seen, sizeof seen - 1) >= 0);
    close(fd);
    assert_string_equal(seen, text);
}

static void test_take(void **state)
{
    struct err err;
    struct stat is;
    struct delivery d = delivery("a.xml", 1641607200);
    put(state, "drop", "abc");
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    assert_string_equal(d.digest, ABC);
    assert_string_equal(d.received, "2022-01-08T02:00:00.000000000Z");
    assert_int_equal(d.docket, 1);
    holds(state, ABC, "abc");
    char *path = scratch_path(state, "archive/ba/" ABC);
    assert_int_equal(stat(path, &is), 0);
    assert_int_equal(is.st_mode & 0337, 0);
    free(path);
    assert_true(there(state, "archive/ba/" ABC ".1.docket"));
    assert_false(there(state, "archive/tmp/7"));
    assert_false(there(state, "archive/tmp/7.docket"));
    assert_int_equal(archive_verify(*state, ABC, &err), STATUS_OK);
}

/* One object, a docket each; the same delivery again has its docket. */
static void test_same_bytes(void **state)
{
    struct delivery a = delivery("a.xml", 1), b = delivery("b.xml", 1);
    struct delivery later = delivery("a.xml", 2);
    put(state, "drop", "abc");
    assert_int_equal(take(state, "drop", &a), STATUS_OK);
    assert_int_equal(take(state, "drop", &b), STATUS_OK);
    assert_int_equal(take(state, "drop", &later), STATUS_OK);
    assert_int_equal(b.docket, 2);
    assert_int_equal(later.docket, 3);
    assert_int_equal(take(state, "drop", &b), STATUS_OK);
    assert_int_equal(b.docket, 2);
    assert_false(there(state, "archive/ba/" ABC ".4.docket"));
}

/* What a power cut left torn is made whole under the same number. */
static void test_torn_docket(void **state)
{
    struct delivery d = delivery("a.xml", 1);
    put(state, "drop", "abc");
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    put(state, "archive/ba/" ABC ".1.docket", "nianbao docket 1\nsend");
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    assert_int_equal(d.docket, 1);
    assert_false(there(state, "archive/ba/" ABC ".2.docket"));
}

static void test_torn_object(void **state)
{
    struct err err;
    struct delivery d = delivery("a.xml", 1);
    put(state, "drop", "abc");
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    put(state, "archive/ba/" ABC, "");
    assert_int_equal(archive_verify(*state, ABC, &err), STATUS_FATAL);
    assert_string_equal(err.what, "ba/" ABC " is damaged");
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    holds(state, ABC, "abc");
}

static void test_size_differs(void **state)
{
    struct delivery d = delivery("a.xml", 1);
    put(state, "drop", "abcd");
    assert_int_equal(take(state, "drop", &d), STATUS_END);
    assert_false(there(state, "archive/ba"));
    assert_false(there(state, "archive/tmp/7"));
}

/* Taken is not named: only what was synced in between may be. */
static void test_aside_until_placed(void **state)
{
    struct err err = {0};
    struct delivery d = delivery("a.xml", 1);
    char *path = scratch_path(state, "drop");
    put(state, "drop", "abc");
    int fd = open(path, O_RDONLY);
    assert_int_equal(archive_take(*state, fd, 0, &d, &err), STATUS_OK);
    close(fd);
    free(path);
    assert_string_equal(d.digest, ABC);
    assert_int_equal(d.docket, 0);
    assert_false(there(state, "archive/ba/" ABC));
    assert_true(there(state, "archive/tmp/0"));
    assert_true(there(state, "archive/tmp/0.docket"));
}

static void test_leftover_and_link_aside(void **state)
{
    struct delivery d = delivery("a.xml", 1);
    char *aside = scratch_path(state, "archive/tmp/7");
    char *victim = scratch_path(state, "victim");
    put(state, "drop", "abc");
    put(state, "victim", "precious");
    assert_int_equal(symlink(victim, aside), 0);
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    struct buf text = {0};
    struct err err;
    assert_int_equal(file_read(victim, 100, &text, &err), STATUS_OK);
    assert_string_equal(text.p, "precious");
    buf_release(&text);
    free(aside);
    free(victim);
}

static void test_large(void **state)
{
    struct buf text = {0};
    struct delivery d = delivery("a.xml", 1);
    struct err err;
    for (int i = 0; i < 50000; i++)
        buf_format(&text, "%d\n", i);
    put(state, "drop", text.p);
    d.size = (int64_t)text.n;
    assert_int_equal(take(state, "drop", &d), STATUS_OK);
    assert_int_equal(archive_verify(*state, d.digest, &err), STATUS_OK);
    buf_release(&text);
}

static const char *const no_digests[] = {
    "", "../../../etc/passwd", "BA7816BF", ABC "0",
    "ba/816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

static void test_only_digests_are_paths(void **state)
{
    for (size_t i = 0; i < sizeof no_digests / sizeof *no_digests; i++) {
        struct err err = {0};
        assert_int_equal(archive_open(*state, no_digests[i], &err), -1);
        assert_int_equal(err.fault, FAULT_BUG);
    }
}

static void test_missing(void **state)
{
    struct err err = {0};
    assert_int_equal(archive_open(*state, ABC, &err), -1);
    assert_int_equal(err.fault, FAULT_IO);
    assert_string_equal(err.what, "cannot open archive's ba/" ABC
                                  ": No such file or directory");
    assert_string_equal(err.remedy, "run nianbao fsck");
}

static const struct {
    int64_t seconds;
    long nanoseconds;
    const char *received;
} stamps[] = {
    {0, 0, "1970-01-01T00:00:00.000000000Z"},
    {951782400, 999999999, "2000-02-29T00:00:00.999999999Z"},
    {4102444799, 1, "2099-12-31T23:59:59.000000001Z"},
};

static void test_stamp(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        struct delivery d = {.ctime_seconds = stamps[i].seconds,
                             .ctime_nanoseconds = stamps[i].nanoseconds};
        archive_stamp(&d);
        assert_string_equal(d.received, stamps[i].received);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_take),
        CASE(test_same_bytes),
        CASE(test_torn_docket),
        CASE(test_torn_object),
        CASE(test_size_differs),
        CASE(test_aside_until_placed),
        CASE(test_leftover_and_link_aside),
        CASE(test_large),
        CASE(test_only_digests_are_paths),
        CASE(test_missing),
        CASE(test_stamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
