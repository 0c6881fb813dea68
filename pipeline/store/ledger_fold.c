/* Which versions of a return count. */
#include "pipeline/model/submission.h"
#include "pipeline/store/ledger_internal.h"

/* What was rejected, not judged, or a repetition was never said. */
static bool is_said(const struct ledger_version *v)
{
    return v->acceptance != REJECTED && v->verdict != VERDICT_NONE &&
           v->verdict != VERDICT_REPEATED;
}

/* Walks back from the newest to the replacement or withdrawal that starts the
 * return anew: the oldest that counts. */
static size_t first_counting(const struct ledger_version *v, size_t count)
{
    size_t first = count;
    bool anew = false;
    while (first > 0 && !anew) {
        first--;
        anew = is_said(&v[first]) && v[first].mode != MODE_AMEND;
    }
    return first;
}

static enum status store(struct ledger *ledger, const struct ledger_version *v,
                         int counts, struct err *err)
{
    if (v->counts == counts)
        return STATUS_OK;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_SET_COUNTS, err);
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int(st, 1, counts);
    sqlite3_bind_int64(st, 2, v->id);
    return ledger_do(ledger, st, err);
}

static enum status fold(struct ledger *ledger, const struct ledger_version *v,
                        size_t count, struct err *err)
{
    size_t first = first_counting(v, count);
    enum status s = STATUS_OK;
    int place = 0;
    for (size_t i = 0; s == STATUS_OK && i < count; i++) {
        bool counts =
            i >= first && is_said(&v[i]) && v[i].mode != MODE_WITHDRAW;
        place += counts;
        s = store(ledger, &v[i], counts ? place : 0, err);
    }
    return s;
}

/* One version that counts already, as it does since it was added: nothing to
 * fold. That is what nearly every return comes to. */
static enum status counts_alone(struct ledger *ledger, sqlite3_stmt *st,
                                bool *alone, struct err *err)
{
    int code = sqlite3_step(st);
    bool counts = code == SQLITE_ROW && sqlite3_column_int(st, 0) == 1;
    if (counts)
        code = sqlite3_step(st);
    *alone = counts && code == SQLITE_DONE;
    enum status s = code == SQLITE_ROW || code == SQLITE_DONE
                        ? STATUS_OK
                        : ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

enum status ledger_is_lone(struct ledger *ledger, struct view unit, bool *lone,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_LONE, err);
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, unit);
    int code = sqlite3_step(st);
    bool one = code == SQLITE_ROW;
    if (one)
        code = sqlite3_step(st);
    *lone = one && code == SQLITE_DONE;
    enum status s = code == SQLITE_ROW || code == SQLITE_DONE
                        ? STATUS_OK
                        : ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

enum status ledger_fold_several(struct ledger *ledger, struct view unit,
                                struct view form, struct view period,
                                bool *several, struct err *err)
{
    struct array versions;
    sqlite3_stmt *alone = ledger_take(ledger, LEDGER_ALONE, err);
    if (!alone)
        return STATUS_FATAL;
    ledger_bind_return(alone, unit, form, period);
    bool lone = false;
    enum status s = counts_alone(ledger, alone, &lone, err);
    *several = !lone;
    if (s != STATUS_OK || lone)
        return s;
    arena_clear(&ledger->folder);
    s = ledger_versions(ledger, unit, form, period, &ledger->folder, &versions,
                        err);
    return s == STATUS_OK ? fold(ledger, versions.at, versions.count, err) : s;
}

enum status ledger_fold(struct ledger *ledger, struct view unit,
                        struct view form, struct view period, struct err *err)
{
    bool several;
    return ledger_fold_several(ledger, unit, form, period, &several, err);
}
