/* Tests of opening the ledger and of its transactions. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "tests/store/scratch.h"

static enum status count_drop(void *self, const struct ledger_drop *drop,
                              struct err *err)
{
    (void)drop;
    (void)err;
    ++*(int *)self;
    return STATUS_OK;
}

static int drops_in(struct ledger *ledger)
{
    struct err err;
    int count = 0;
    assert_int_equal(ledger_drops(ledger, count_drop, &count, &err), STATUS_OK);
    return count;
}

static void add(struct ledger *ledger, const char *name)
{
    struct err err;
    struct ledger_drop drop = {.sender = VIEW("440103"), .name = view_of(name)};
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
}

static void test_kept_between_openings(void **state)
{
    struct err err = {0};
    char *path = scratch_path(state, "ledger.sqlite");
    struct ledger *ledger = ledger_open(path, true, &err);
    assert_non_null(ledger);
    assert_int_equal(ledger_begin(ledger, &err), STATUS_OK);
    add(ledger, "a");
    assert_int_equal(ledger_commit(ledger, &err), STATUS_OK);
    ledger_close(ledger);
    ledger = ledger_open(path, true, &err);
    assert_int_equal(drops_in(ledger), 1);
    ledger_close(ledger);
    free(path);
}

static void test_rollback(void **state)
{
    struct err err;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    assert_int_equal(ledger_begin(ledger, &err), STATUS_OK);
    add(ledger, "a");
    ledger_rollback(ledger);
    ledger_rollback(ledger);
    assert_int_equal(drops_in(ledger), 0);
    ledger_close(ledger);
}

static void put_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void refused(const char *path, const char *what, const char *remedy)
{
    struct err err = {0};
    assert_null(ledger_open(path, true, &err));
    assert_int_equal(err.fault, FAULT_IO);
    if (!strstr(err.what, what))
        fail_msg("%s", err.what);
    assert_string_equal(err.remedy, remedy);
}

static void test_stranger(void **state)
{
    char *path = scratch_path(state, "other.sqlite");
    put_sql(path, "CREATE TABLE t (x)");
    refused(path, "is a database, but no ledger of nianbao",
            "run nianbao rebuild");
    free(path);
}

static void test_other_version(void **state)
{
    struct err err;
    char *path = scratch_path(state, "ledger.sqlite");
    ledger_close(ledger_open(path, false, &err));
    put_sql(path, "PRAGMA user_version = 9");
    refused(path, "is of version 9, this program's is 1",
            "use the program that made it, or run nianbao rebuild");
    free(path);
}

static void test_no_database(void **state)
{
    struct err err;
    char *path = scratch_path(state, "ledger.sqlite");
    struct buf text = {0};
    for (int i = 0; i < 200; i++)
        buf_adds(&text, "this is no database\n");
    assert_int_equal(file_replace(path, buf_view(&text), false, &err),
                     STATUS_OK);
    refused(path, "file is not a database", "run nianbao rebuild");
    buf_release(&text);
    free(path);
}

/* A page of the file overwritten is found by the check at opening. */
static void test_damaged(void **state)
{
    struct err err;
    char *path = scratch_path(state, "ledger.sqlite");
    struct buf bytes = {0};
    ledger_close(ledger_open(path, false, &err));
    assert_int_equal(file_read(path, 1 << 20, &bytes, &err), STATUS_OK);
    memset(bytes.p + 4096, 0x5a, 4096);
    assert_int_equal(file_replace(path, buf_view(&bytes), false, &err),
                     STATUS_OK);
    struct ledger *ledger = ledger_open(path, true, &err);
    assert_null(ledger);
    assert_string_equal(err.remedy, "run nianbao rebuild");
    buf_release(&bytes);
    free(path);
}

static void test_reading_alone(void **state)
{
    struct err err = {0};
    char *path = scratch_path(state, "ledger.sqlite");
    assert_null(ledger_open_read(path, &err));
    assert_int_equal(err.fault, FAULT_IO);
    assert_false(file_exists(path));
    struct ledger *writer = ledger_open(path, false, &err);
    add(writer, "a");
    ledger_close(writer);
    struct ledger *reader = ledger_open_read(path, &err);
    assert_non_null(reader);
    assert_int_equal(drops_in(reader), 1);
    char digest[65];
    assert_int_equal(ledger_digest(reader, digest, &err), STATUS_OK);
    struct ledger_drop drop = {.sender = VIEW("x")};
    assert_int_equal(ledger_add_drop(reader, &drop, &err), STATUS_FATAL);
    ledger_close(reader);
    free(path);
}

static void test_folder_missing(void **state)
{
    struct err err = {0};
    char *path = scratch_path(state, "no/ledger.sqlite");
    assert_null(ledger_open(path, true, &err));
    assert_int_equal(err.fault, FAULT_IO);
    assert_non_null(strstr(err.what, "unable to open database file"));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_kept_between_openings),
        SCRATCH_TEST(test_rollback),
        SCRATCH_TEST(test_stranger),
        SCRATCH_TEST(test_other_version),
        SCRATCH_TEST(test_no_database),
        SCRATCH_TEST(test_damaged),
        SCRATCH_TEST(test_reading_alone),
        SCRATCH_TEST(test_folder_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
