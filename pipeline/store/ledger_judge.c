/* Who judged what the ledger holds: survey and program. */
#include "pipeline/store/ledger_internal.h"

/* One row of `kept`, or none. */
static enum status find(struct ledger *ledger, struct view wanted, bool *same,
                        bool *known, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_KEPT_JUDGE, err);
    if (!st)
        return STATUS_FATAL;
    int code = sqlite3_step(st);
    *known = code == SQLITE_ROW;
    *same = *known && view_equal(ledger_column(st, 0), wanted);
    enum status s = code == SQLITE_ROW || code == SQLITE_DONE
                        ? STATUS_OK
                        : ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

static enum status is_empty(struct ledger *ledger, bool *empty, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_ANY_DROP, err);
    if (!st)
        return STATUS_FATAL;
    int code = sqlite3_step(st);
    *empty = code == SQLITE_DONE;
    enum status s = code == SQLITE_ROW || code == SQLITE_DONE
                        ? STATUS_OK
                        : ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

enum status ledger_judged_by(struct ledger *ledger, struct view judge,
                             enum ledger_judged *judged, struct err *err)
{
    bool same = false, known = false, empty = false;
    enum status s = find(ledger, judge, &same, &known, err);
    if (s == STATUS_OK && !same)
        s = is_empty(ledger, &empty, err);
    *judged = same              ? LEDGER_JUDGED_SAME
              : empty && !known ? LEDGER_JUDGED_NEVER
                                : LEDGER_JUDGED_OTHERWISE;
    return s;
}

enum status ledger_set_judge(struct ledger *ledger, struct view judge,
                             struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_KEEP_JUDGE, err);
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, judge);
    return ledger_do(ledger, st, err);
}
