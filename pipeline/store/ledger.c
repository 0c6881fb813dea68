/* The ledger's statements, its errors and its transactions. */
#include "pipeline/store/ledger_internal.h"

#include <errno.h>

/* Whose fault a result code is. */
static enum fault fault_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return FAULT_DISK;
    case SQLITE_NOMEM:
        return FAULT_MEMORY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAULT_LOCKED;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:
        return FAULT_BUG;
    default:
        return FAULT_IO;
    }
}

static enum status mend(enum status status, int code, struct err *err)
{
    code &= 0xff;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        err_remedy(err, "run nianbao rebuild");
    if (code == SQLITE_BUSY)
        err_remedy(err, "another program reads or writes it; try again later");
    return status;
}

enum status ledger_fault(struct ledger *ledger, const char *doing,
                         struct err *err)
{
    int code = sqlite3_errcode(ledger->db);
    int number = sqlite3_system_errno(ledger->db);
    bool full =
        (code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT);
    enum status status =
        err_set(err, full ? FAULT_DISK : fault_of(code), "cannot %s %s: %s",
                doing, ledger->path, sqlite3_errmsg(ledger->db));
    return mend(status, code, err);
}

sqlite3_stmt *ledger_take(struct ledger *ledger, enum ledger_statement which,
                          struct err *err)
{
    sqlite3_stmt **statement = &ledger->statements[which];
    if (*statement && sqlite3_stmt_busy(*statement)) {
        err_set(err, FAULT_BUG, "the ledger is read twice at once");
        return NULL;
    }
    if (!*statement &&
        sqlite3_prepare_v3(ledger->db, ledger_sql[which], -1,
                           SQLITE_PREPARE_PERSISTENT, statement, NULL)) {
        ledger_fault(ledger, "use", err);
        return NULL;
    }
    return *statement;
}

void ledger_bind_text(sqlite3_stmt *statement, int at, struct view text)
{
    sqlite3_bind_text64(statement, at, text.n ? text.p : "", text.n,
                        SQLITE_STATIC, SQLITE_UTF8);
}

void ledger_bind_blob(sqlite3_stmt *statement, int at, struct view bytes)
{
    sqlite3_bind_blob64(statement, at, bytes.n ? bytes.p : "", bytes.n,
                        SQLITE_STATIC);
}

struct view ledger_column(sqlite3_stmt *statement, int at)
{
    const void *p = sqlite3_column_blob(statement, at);
    return (struct view){p, (size_t)sqlite3_column_bytes(statement, at)};
}

enum status ledger_row(struct ledger *ledger, struct err *err)
{
    return sqlite3_errcode(ledger->db) == SQLITE_NOMEM
               ? ledger_fault(ledger, "read", err)
               : STATUS_OK;
}

enum status ledger_do(struct ledger *ledger, sqlite3_stmt *statement,
                      struct err *err)
{
    int code = sqlite3_step(statement);
    enum status status =
        code == SQLITE_DONE ? STATUS_OK : ledger_fault(ledger, "write", err);
    sqlite3_reset(statement);
    return status;
}

static enum status do_plain(struct ledger *ledger, enum ledger_statement which,
                            struct err *err)
{
    sqlite3_stmt *statement = ledger_take(ledger, which, err);
    return statement ? ledger_do(ledger, statement, err) : STATUS_FATAL;
}

enum status ledger_begin(struct ledger *ledger, struct err *err)
{
    ledger->stale = false;
    return do_plain(ledger, LEDGER_BEGIN, err);
}

enum status ledger_commit(struct ledger *ledger, struct err *err)
{
    ledger->stale = false;
    return do_plain(ledger, LEDGER_COMMIT, err);
}

/* SQLite may have rolled back by itself after an error; then there is nothing
 * to do. */
void ledger_rollback(struct ledger *ledger)
{
    struct err ignored;
    if (!ledger)
        return;
    ledger->stale = false;
    if (!sqlite3_get_autocommit(ledger->db))
        do_plain(ledger, LEDGER_ROLLBACK, &ignored);
}
