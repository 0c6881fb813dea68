/* What became of a unit's returns, version by version summed up. */
#include "pipeline/store/ledger_internal.h"

static struct ledger_return read_return(sqlite3_stmt *st)
{
    return (struct ledger_return){
        .form = ledger_column(st, 0),
        .period = ledger_column(st, 1),
        .versions = sqlite3_column_int(st, 2),
        .counts = sqlite3_column_int(st, 3) > 0,
        .acceptance = sqlite3_column_int(st, 4),
        .first = ledger_column(st, 5),
        .last = ledger_column(st, 6),
    };
}

enum status ledger_returns(struct ledger *ledger, struct view unit,
                           ledger_return_visit *visit, void *self,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_RETURNS, err);
    enum status s = STATUS_OK;
    int code = SQLITE_DONE;
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, unit);
    while (s == STATUS_OK && (code = sqlite3_step(st)) == SQLITE_ROW) {
        struct ledger_return r = read_return(st);
        s = visit(self, &r, err);
    }
    if (s == STATUS_OK && code != SQLITE_DONE)
        s = ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}
