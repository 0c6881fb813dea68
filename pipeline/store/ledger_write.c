/* What the ledger is told. */
#include "pipeline/model/record.h"
#include "pipeline/model/submission.h"
#include "pipeline/store/ledger_internal.h"

static int64_t first_of(int64_t drop)
{
    return drop * (INT64_C(1) << LEDGER_ORDINAL_BITS);
}

/* The set of verdicts is about to change: its kept digest goes, once in a
 * transaction. */
static enum status spoil_digest(struct ledger *ledger, struct err *err)
{
    if (ledger->stale)
        return STATUS_OK;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_STALE, err);
    enum status s = st ? ledger_do(ledger, st, err) : STATUS_FATAL;
    /* Outside a transaction it holds for this change only. */
    ledger->stale = s == STATUS_OK && !sqlite3_get_autocommit(ledger->db);
    return s;
}

/* The record as it is written: sealed where it may be damaged. It is there
 * until the next one. */
static enum status seal(struct ledger *ledger, struct view *record,
                        struct err *err)
{
    struct buf *copy = &ledger->sealed;
    if (!ledger_is_file(ledger))
        return STATUS_OK;
    if (copy->failed)
        buf_release(copy);
    buf_clear(copy);
    buf_add(copy, *record);
    if (copy->failed)
        return err_memory(err);
    record_seal(copy->p, copy->n);
    *record = buf_view(copy);
    return STATUS_OK;
}

/* Whether the last statement met a row of the same delivery. */
static bool is_there(struct ledger *ledger)
{
    return sqlite3_extended_errcode(ledger->db) == SQLITE_CONSTRAINT_UNIQUE;
}

enum status ledger_add_drop(struct ledger *ledger, struct ledger_drop *drop,
                            struct err *err)
{
    struct view findings = drop->findings;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_ADD_DROP, err);
    if (!st || seal(ledger, &findings, err) != STATUS_OK)
        return STATUS_FATAL;
    sqlite3_bind_int(st, 1, (int)drop->verdict);
    sqlite3_bind_int(st, 2, drop->answered);
    sqlite3_bind_int64(st, 3, drop->size);
    sqlite3_bind_int(st, 4, drop->docket);
    ledger_bind_text(st, 5, drop->sender);
    ledger_bind_text(st, 6, drop->received);
    ledger_bind_text(st, 7, drop->digest);
    ledger_bind_text(st, 8, drop->name);
    ledger_bind_blob(st, 9, findings);
    enum status s = ledger_do(ledger, st, err);
    if (s != STATUS_OK && is_there(ledger)) {
        *err = (struct err){0};
        return STATUS_END;
    }
    if (s != STATUS_OK)
        return s;
    drop->id = sqlite3_last_insert_rowid(ledger->db);
    return drop->verdict ? spoil_digest(ledger, err) : s;
}

/* Most returns have one version, and it counts: written so at once, the fold
 * need not touch its row. What is inert stays so by its drop's verdict. Of an
 * amendment alone there is something to tell, so the fold must see it. */
static int guess_counts(const struct ledger_submission *s)
{
    return s->acceptance != REJECTED && s->mode == MODE_REPLACE;
}

static void bind_submission(sqlite3_stmt *st, const struct ledger_submission *s,
                            struct view record)
{
    sqlite3_bind_int64(st, 1, s->id);
    sqlite3_bind_int64(st, 2, s->drop);
    sqlite3_bind_int(st, 3, s->ordinal);
    sqlite3_bind_int(st, 4, s->revision);
    sqlite3_bind_int(st, 5, s->mode);
    sqlite3_bind_int(st, 6, s->acceptance);
    sqlite3_bind_int(st, 7, guess_counts(s));
    ledger_bind_text(st, 8, s->unit);
    ledger_bind_text(st, 9, s->form);
    ledger_bind_text(st, 10, s->period);
    ledger_bind_text(st, 11, s->prepared);
    ledger_bind_blob(st, 12, record);
}

enum status ledger_add_submission(struct ledger *ledger,
                                  struct ledger_submission *submission,
                                  struct err *err)
{
    if (submission->ordinal < 0 ||
        submission->ordinal >> LEDGER_ORDINAL_BITS != 0)
        return err_set(err, FAULT_BUG, "submission %d of a drop has no place",
                       submission->ordinal);
    struct view record = submission->record;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_ADD_SUBMISSION, err);
    if (!st || seal(ledger, &record, err) != STATUS_OK)
        return STATUS_FATAL;
    submission->id = first_of(submission->drop) + submission->ordinal;
    bind_submission(st, submission, record);
    return ledger_do(ledger, st, err);
}

/* A statement about all submissions of a drop. */
static enum status do_with_all(struct ledger *ledger,
                               enum ledger_statement which, int64_t drop,
                               struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, which, err);
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int64(st, 1, first_of(drop));
    sqlite3_bind_int64(st, 2, first_of(drop + 1) - 1);
    return ledger_do(ledger, st, err);
}

enum status ledger_unsay(struct ledger *ledger, int64_t drop, struct err *err)
{
    return do_with_all(ledger, LEDGER_UNSAY, drop, err);
}

/* A repetition's submissions must not look as if they counted: ledger_fold
 * believes that of one that is alone. */
enum status ledger_set_verdict(struct ledger *ledger, int64_t drop,
                               enum verdict verdict, struct view findings,
                               struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_SET_VERDICT, err);
    if (!st || spoil_digest(ledger, err) != STATUS_OK ||
        seal(ledger, &findings, err) != STATUS_OK)
        return STATUS_FATAL;
    sqlite3_bind_int(st, 1, (int)verdict);
    ledger_bind_blob(st, 2, findings);
    sqlite3_bind_int64(st, 3, drop);
    enum status s = ledger_do(ledger, st, err);
    if (s == STATUS_OK && verdict == VERDICT_REPEATED)
        s = do_with_all(ledger, LEDGER_UNCOUNT, drop, err);
    return s;
}

enum status ledger_change_verdict(struct ledger *ledger, int64_t drop,
                                  enum verdict verdict, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_CHANGE_VERDICT, err);
    if (!st || spoil_digest(ledger, err) != STATUS_OK)
        return STATUS_FATAL;
    sqlite3_bind_int(st, 1, (int)verdict);
    sqlite3_bind_int64(st, 2, drop);
    enum status s = ledger_do(ledger, st, err);
    if (s == STATUS_OK && verdict == VERDICT_REPEATED)
        s = do_with_all(ledger, LEDGER_UNCOUNT, drop, err);
    return s;
}

enum status ledger_set_answered(struct ledger *ledger, int64_t drop,
                                struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_SET_ANSWERED, err);
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int64(st, 1, drop);
    return ledger_do(ledger, st, err);
}

enum status ledger_set_record(struct ledger *ledger, int64_t submission,
                              struct view record, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_SET_RECORD, err);
    if (!st || seal(ledger, &record, err) != STATUS_OK)
        return STATUS_FATAL;
    ledger_bind_blob(st, 1, record);
    sqlite3_bind_int64(st, 2, submission);
    return ledger_do(ledger, st, err);
}

static enum status forget_drop(struct ledger *ledger, int64_t drop,
                               struct err *err)
{
    enum status s = ledger_unsay(ledger, drop, err);
    if (s != STATUS_OK)
        return s;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_FORGET_DROP, err);
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int64(st, 1, drop);
    return ledger_do(ledger, st, err);
}

/* The first drop without a verdict, 0 if there is none. */
static enum status unjudged(struct ledger *ledger, int64_t *drop,
                            struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_UNJUDGED, err);
    if (!st)
        return STATUS_FATAL;
    int code = sqlite3_step(st);
    enum status s = STATUS_OK;
    *drop = code == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        s = ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

static enum status forget_all(struct ledger *ledger, int64_t drop,
                              struct err *err)
{
    enum status s = STATUS_OK;
    while (s == STATUS_OK && drop) {
        s = forget_drop(ledger, drop, err);
        if (s == STATUS_OK)
            s = unjudged(ledger, &drop, err);
    }
    return s;
}

/* Where nothing is left over nothing is written, so a night without anything
 * new syncs nothing. */
enum status ledger_clean(struct ledger *ledger, struct err *err)
{
    int64_t drop = 0;
    enum status s = unjudged(ledger, &drop, err);
    if (s != STATUS_OK || !drop)
        return s;
    s = ledger_begin(ledger, err);
    if (s == STATUS_OK)
        s = forget_all(ledger, drop, err);
    if (s == STATUS_OK)
        return ledger_commit(ledger, err);
    ledger_rollback(ledger);
    return s;
}
