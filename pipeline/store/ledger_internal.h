/* What the files of the ledger share; nobody else includes it. */
#ifndef NIANBAO_STORE_LEDGER_INTERNAL_H
#define NIANBAO_STORE_LEDGER_INTERNAL_H

#include <sqlite3.h>

#include "pipeline/store/ledger.h"

/* A submission's id is its drop's, shifted, with its ordinal below: so a
 * drop's submissions are found without an index, and ids do not depend on who
 * worked how fast. */
enum { LEDGER_ORDINAL_BITS = 24 };

enum ledger_statement {
    LEDGER_BEGIN,
    LEDGER_COMMIT,
    LEDGER_ROLLBACK,
    LEDGER_ADD_DROP,
    LEDGER_ADD_SUBMISSION,
    LEDGER_SET_VERDICT,
    LEDGER_CHANGE_VERDICT,
    LEDGER_UNSAY,
    LEDGER_SET_ANSWERED,
    LEDGER_SET_RECORD,
    LEDGER_ALONE,
    LEDGER_LONE,
    LEDGER_UNCOUNT,
    LEDGER_VERSIONS,
    LEDGER_SET_COUNTS,
    LEDGER_UNJUDGED,
    LEDGER_FORGET_DROP,
    LEDGER_HAS_DROP,
    LEDGER_DROPS,
    LEDGER_UNANSWERED,
    LEDGER_COUNTED,
    LEDGER_HISTORY,
    LEDGER_UNITS,
    LEDGER_EARLIER,
    LEDGER_OF_DROP,
    LEDGER_RECORD,
    LEDGER_DIGEST,
    LEDGER_STALE,
    LEDGER_KEEP_DIGEST,
    LEDGER_KEPT_DIGEST,
    LEDGER_KEEP_JUDGE,
    LEDGER_KEPT_JUDGE,
    LEDGER_ANY_DROP,
    LEDGER_RETURNS,
    LEDGER_STATEMENTS
};

/* Statements are compiled when first used and kept. */
struct ledger {
    sqlite3 *db;
    sqlite3_stmt *statements[LEDGER_STATEMENTS];
    char *path;
    struct buf sealed;   /* the record under way to a file */
    bool stale;          /* no digest is kept: it went in this transaction */
    struct arena folder; /* scratch of ledger_fold */
};

/* The text of each; see ledger_sql.c. */
extern const char *const ledger_sql[LEDGER_STATEMENTS];
extern const char ledger_schema[];
extern const char ledger_schema_of_file[];

/* The statement, ready to be bound; NULL with `err` if it cannot be had.
 * FAULT_BUG if it is being stepped through: visits do not nest. */
sqlite3_stmt *ledger_take(struct ledger *ledger, enum ledger_statement which,
                          struct err *err);

/* Binds words as text; an empty one is '', not NULL. */
void ledger_bind_text(sqlite3_stmt *statement, int at, struct view text);
void ledger_bind_blob(sqlite3_stmt *statement, int at, struct view bytes);

/* Whether the ledger is a file, which may be damaged. */
bool ledger_is_file(const struct ledger *ledger);

/* A return as the three words of a WHERE. */
void ledger_bind_return(sqlite3_stmt *statement, struct view unit,
                        struct view form, struct view period);

/* Steps a statement without rows to its end. */
enum status ledger_do(struct ledger *ledger, sqlite3_stmt *statement,
                      struct err *err);

/* SQLite's last error as ours. */
enum status ledger_fault(struct ledger *ledger, const char *doing,
                         struct err *err);

/* A column as a view, valid until the next step. Where there is no memory for
 * it the view is empty: ledger_row tells, once the row's columns are read. */
struct view ledger_column(sqlite3_stmt *statement, int at);
enum status ledger_row(struct ledger *ledger, struct err *err);

#endif
