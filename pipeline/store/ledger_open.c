/* Opening, knowing and closing the ledger. */
#include "pipeline/store/ledger_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    APPLICATION_ID = 0x6e624c67, /* "nbLg" */
    SCHEMA_VERSION = 1,
    BUSY_MILLISECONDS = 10000,
    /* Checking a larger file takes longer than a night with nothing new. */
    CHECKED_BYTES_MOST = 8 << 20
};

static enum status run(struct ledger *ledger, const char *sql, struct err *err)
{
    if (sqlite3_exec(ledger->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return ledger_fault(ledger, "open", err);
    return STATUS_OK;
}

/* The single integer a PRAGMA answers. */
static enum status ask(struct ledger *ledger, const char *sql, int64_t *answer,
                       struct err *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(ledger->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *answer = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    enum status status =
        code == SQLITE_ROW ? STATUS_OK : ledger_fault(ledger, "open", err);
    sqlite3_finalize(statement);
    return status;
}

/* A rollback journal rather than WAL: a night's rows are nearly all new pages,
 * which a journal need not save and a WAL writes twice; and the ledger is one
 * file. EXTRA is FULL that also syncs the folder after the journal is gone. */
static enum status configure(struct ledger *ledger, bool durable,
                             struct err *err)
{
    sqlite3_busy_timeout(ledger->db, BUSY_MILLISECONDS);
    sqlite3_db_config(ledger->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    enum status s = run(ledger,
                        "PRAGMA trusted_schema = OFF;"
                        "PRAGMA cell_size_check = ON;"
                        "PRAGMA temp_store = MEMORY;"
                        "PRAGMA cache_size = -4096",
                        err);
    if (s != STATUS_OK)
        return s;
    return run(ledger,
               durable ? "PRAGMA journal_mode = DELETE;"
                         "PRAGMA synchronous = EXTRA"
                       : "PRAGMA journal_mode = MEMORY;"
                         "PRAGMA synchronous = OFF",
               err);
}

bool ledger_is_file(const struct ledger *ledger)
{
    return strcmp(ledger->path, ":memory:") != 0;
}

/* In memory nothing is gained by small pages, and most records fit a large one
 * whole. */
static enum status make_schema(struct ledger *ledger, struct err *err)
{
    char stamp[96];
    sqlite3_snprintf(sizeof stamp, stamp,
                     "PRAGMA application_id = %d; PRAGMA user_version = %d",
                     APPLICATION_ID, SCHEMA_VERSION);
    enum status s = STATUS_OK;
    if (!ledger_is_file(ledger))
        s = run(ledger, "PRAGMA page_size = 65536", err);
    if (s == STATUS_OK)
        s = run(ledger, "BEGIN IMMEDIATE", err);
    if (s == STATUS_OK)
        s = run(ledger, stamp, err);
    if (s == STATUS_OK)
        s = run(ledger, ledger_schema, err);
    if (s == STATUS_OK && ledger_is_file(ledger))
        s = run(ledger, ledger_schema_of_file, err);
    if (s == STATUS_OK)
        s = run(ledger, "COMMIT", err);
    return s;
}

static enum status stranger(struct ledger *ledger, struct err *err)
{
    err_set(err, FAULT_IO, "%s is a database, but no ledger of nianbao",
            ledger->path);
    err_remedy(err, "run nianbao rebuild");
    return STATUS_FATAL;
}

static enum status other_version(struct ledger *ledger, int64_t version,
                                 struct err *err)
{
    err_set(err, FAULT_IO, "%s is of version %lld, this program's is %d",
            ledger->path, (long long)version, SCHEMA_VERSION);
    err_remedy(err, "use the program that made it, or run nianbao rebuild");
    return STATUS_FATAL;
}

/* Ours, of our version; a file without any content becomes one. */
static enum status identify(struct ledger *ledger, struct err *err)
{
    int64_t id = 0, version = 0, tables = 0;
    enum status s = ask(ledger, "PRAGMA application_id", &id, err);
    if (s == STATUS_OK)
        s = ask(ledger, "PRAGMA user_version", &version, err);
    if (s == STATUS_OK)
        s = ask(ledger, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (s != STATUS_OK)
        return s;
    if (!id && !version && !tables)
        return make_schema(ledger, err);
    if (id != APPLICATION_ID)
        return stranger(ledger, err);
    return version == SCHEMA_VERSION ? STATUS_OK
                                     : other_version(ledger, version, err);
}

static enum status damaged(struct ledger *ledger, struct err *err)
{
    err_set(err, FAULT_IO, "%s is damaged", ledger->path);
    err_remedy(err, "run nianbao rebuild");
    return STATUS_FATAL;
}

static enum status check(struct ledger *ledger, const char *sql,
                         struct err *err)
{
    int64_t bad = 0;
    enum status s = ask(ledger, sql, &bad, err);
    return s == STATUS_OK && bad ? damaged(ledger, err) : s;
}

static enum status check_small(struct ledger *ledger, struct err *err)
{
    int64_t pages = 0, page_bytes = 0;
    enum status s = ask(ledger, "PRAGMA page_count", &pages, err);
    if (s == STATUS_OK)
        s = ask(ledger, "PRAGMA page_size", &page_bytes, err);
    if (s != STATUS_OK || pages * page_bytes > CHECKED_BYTES_MOST)
        return s;
    return check(ledger,
                 "SELECT count(*) FROM pragma_quick_check(1)"
                 " WHERE quick_check <> 'ok'",
                 err);
}

enum status ledger_check(struct ledger *ledger, struct err *err)
{
    return check(ledger,
                 "SELECT count(*) FROM pragma_integrity_check(1)"
                 " WHERE integrity_check <> 'ok'",
                 err);
}

/* The handle without anything done to it yet. */
static struct ledger *connect(const char *path, int how, struct err *err)
{
    struct ledger *ledger = calloc(1, sizeof *ledger);
    if (ledger)
        ledger->path = strdup(path);
    if (!ledger || !ledger->path) {
        free(ledger);
        err_memory(err);
        return NULL;
    }
    arena_init(&ledger->folder, 0);
    if (sqlite3_open_v2(path, &ledger->db, how | SQLITE_OPEN_NOMUTEX, NULL) ==
        SQLITE_OK)
        return ledger;
    if (ledger->db)
        ledger_fault(ledger, "open", err);
    else
        err_memory(err);
    ledger_close(ledger);
    return NULL;
}

struct ledger *ledger_open(const char *path, bool durable, struct err *err)
{
    struct ledger *ledger =
        connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
    if (!ledger)
        return NULL;
    enum status s = configure(ledger, durable, err);
    if (s == STATUS_OK)
        s = identify(ledger, err);
    if (s == STATUS_OK && durable)
        s = check_small(ledger, err);
    if (s == STATUS_OK)
        return ledger;
    ledger_close(ledger);
    return NULL;
}

struct ledger *ledger_open_read(const char *path, struct err *err)
{
    int64_t id = 0;
    struct ledger *ledger = connect(path, SQLITE_OPEN_READONLY, err);
    if (!ledger)
        return NULL;
    sqlite3_busy_timeout(ledger->db, BUSY_MILLISECONDS);
    enum status s = ask(ledger, "PRAGMA application_id", &id, err);
    if (s == STATUS_OK && id != APPLICATION_ID)
        s = stranger(ledger, err);
    if (s == STATUS_OK)
        s = identify(ledger, err);
    if (s == STATUS_OK)
        return ledger;
    ledger_close(ledger);
    return NULL;
}

void ledger_close(struct ledger *ledger)
{
    if (!ledger)
        return;
    for (size_t i = 0; i < LEDGER_STATEMENTS; i++)
        sqlite3_finalize(ledger->statements[i]);
    sqlite3_close(ledger->db);
    arena_release(&ledger->folder);
    buf_release(&ledger->sealed);
    free(ledger->path);
    free(ledger);
}
