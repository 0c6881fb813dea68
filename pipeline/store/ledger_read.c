/* What the ledger tells. */
#include "pipeline/base/digest.h"
#include "pipeline/store/ledger_internal.h"

#include <string.h>

enum status ledger_has_drop(struct ledger *ledger,
                            const struct ledger_drop *drop, bool *has,
                            struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_HAS_DROP, err);
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, drop->sender);
    ledger_bind_text(st, 2, drop->received);
    ledger_bind_text(st, 3, drop->digest);
    ledger_bind_text(st, 4, drop->name);
    int code = sqlite3_step(st);
    enum status s = STATUS_OK;
    *has = code == SQLITE_ROW;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        s = ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

static struct ledger_drop read_drop(sqlite3_stmt *st)
{
    return (struct ledger_drop){
        .id = sqlite3_column_int64(st, 0),
        .sender = ledger_column(st, 1),
        .name = ledger_column(st, 2),
        .digest = ledger_column(st, 3),
        .received = ledger_column(st, 4),
        .size = sqlite3_column_int64(st, 5),
        .docket = sqlite3_column_int(st, 6),
        .verdict = (enum verdict)sqlite3_column_int(st, 7),
        .findings = ledger_column(st, 8),
        .answered = sqlite3_column_int(st, 9),
    };
}

static struct ledger_submission read_submission(sqlite3_stmt *st)
{
    return (struct ledger_submission){
        .id = sqlite3_column_int64(st, 0),
        .drop = sqlite3_column_int64(st, 1),
        .ordinal = sqlite3_column_int(st, 2),
        .unit = ledger_column(st, 3),
        .form = ledger_column(st, 4),
        .period = ledger_column(st, 5),
        .revision = sqlite3_column_int(st, 6),
        .prepared = ledger_column(st, 7),
        .mode = sqlite3_column_int(st, 8),
        .acceptance = sqlite3_column_int(st, 9),
        .counts = sqlite3_column_int(st, 10) > 0,
        .record = ledger_column(st, 11),
        .sender = ledger_column(st, 12),
        .name = ledger_column(st, 13),
        .digest = ledger_column(st, 14),
        .received = ledger_column(st, 15),
    };
}

/* Who is shown the rows, and how: one of the three, according to the
 * statement. */
struct visitor {
    enum status (*show)(const struct visitor *, struct ledger *, sqlite3_stmt *,
                        struct err *);
    ledger_drop_visit *drop;
    ledger_submission_visit *submission;
    ledger_unit_visit *unit;
    void *self;
};

static enum status show_drop(const struct visitor *v, struct ledger *ledger,
                             sqlite3_stmt *st, struct err *err)
{
    struct ledger_drop drop = read_drop(st);
    enum status s = ledger_row(ledger, err);
    return s == STATUS_OK ? v->drop(v->self, &drop, err) : s;
}

static enum status show_submission(const struct visitor *v,
                                   struct ledger *ledger, sqlite3_stmt *st,
                                   struct err *err)
{
    struct ledger_submission submission = read_submission(st);
    enum status s = ledger_row(ledger, err);
    return s == STATUS_OK ? v->submission(v->self, &submission, err) : s;
}

static enum status show_unit(const struct visitor *v, struct ledger *ledger,
                             sqlite3_stmt *st, struct err *err)
{
    struct view unit = ledger_column(st, 0), period = ledger_column(st, 1);
    enum status s = ledger_row(ledger, err);
    return s == STATUS_OK ? v->unit(v->self, unit, period, err) : s;
}

/* Ends with the first visit that does not return STATUS_OK, which it then
 * returns. */
static enum status walk(struct ledger *ledger, sqlite3_stmt *st,
                        const struct visitor *visitor, struct err *err)
{
    enum status s = STATUS_OK;
    int code = SQLITE_DONE;
    while (s == STATUS_OK && (code = sqlite3_step(st)) == SQLITE_ROW)
        s = visitor->show(visitor, ledger, st, err);
    if (s == STATUS_OK && code != SQLITE_DONE)
        s = ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    return s;
}

enum status ledger_drops(struct ledger *ledger, ledger_drop_visit *visit,
                         void *self, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_DROPS, err);
    struct visitor visitor = {show_drop, .drop = visit, .self = self};
    return st ? walk(ledger, st, &visitor, err) : STATUS_FATAL;
}

enum status ledger_unanswered(struct ledger *ledger, ledger_drop_visit *visit,
                              void *self, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_UNANSWERED, err);
    struct visitor visitor = {show_drop, .drop = visit, .self = self};
    return st ? walk(ledger, st, &visitor, err) : STATUS_FATAL;
}

enum status ledger_counted(struct ledger *ledger,
                           ledger_submission_visit *visit, void *self,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_COUNTED, err);
    struct visitor visitor = {show_submission, .submission = visit,
                              .self = self};
    return st ? walk(ledger, st, &visitor, err) : STATUS_FATAL;
}

enum status ledger_history(struct ledger *ledger, struct view unit,
                           ledger_submission_visit *visit, void *self,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_HISTORY, err);
    struct visitor visitor = {show_submission, .submission = visit,
                              .self = self};
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, unit);
    return walk(ledger, st, &visitor, err);
}

enum status ledger_units(struct ledger *ledger, ledger_unit_visit *visit,
                         void *self, struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_UNITS, err);
    struct visitor visitor = {show_unit, .unit = visit, .self = self};
    return st ? walk(ledger, st, &visitor, err) : STATUS_FATAL;
}

enum status ledger_earlier(struct ledger *ledger, struct view unit,
                           ledger_submission_visit *visit, void *self,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_EARLIER, err);
    struct visitor visitor = {show_submission, .submission = visit,
                              .self = self};
    if (!st)
        return STATUS_FATAL;
    ledger_bind_text(st, 1, unit);
    return walk(ledger, st, &visitor, err);
}

enum status ledger_of_drop(struct ledger *ledger, int64_t drop,
                           ledger_submission_visit *visit, void *self,
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_OF_DROP, err);
    struct visitor visitor = {show_submission, .submission = visit,
                              .self = self};
    int64_t each = INT64_C(1) << LEDGER_ORDINAL_BITS;
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int64(st, 1, drop * each);
    sqlite3_bind_int64(st, 2, (drop + 1) * each - 1);
    return walk(ledger, st, &visitor, err);
}

enum status ledger_record(struct ledger *ledger, int64_t submission,
                          struct arena *arena, struct view *record,
                          struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_RECORD, err);
    enum status s = STATUS_OK;
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int64(st, 1, submission);
    if (sqlite3_step(st) != SQLITE_ROW)
        s = ledger_fault(ledger, "read", err);
    else {
        *record = arena_copy(arena, ledger_column(st, 0));
        s = ledger_row(ledger, err);
    }
    sqlite3_reset(st);
    return s == STATUS_OK && arena->failed ? err_memory(err) : s;
}

static enum status compute(struct ledger *ledger, char text[DIGEST_TEXT],
                           struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_DIGEST, err);
    struct digest digest;
    enum status s = STATUS_OK;
    int code = SQLITE_DONE;
    if (!st)
        return STATUS_FATAL;
    digest_init(&digest);
    while (s == STATUS_OK && (code = sqlite3_step(st)) == SQLITE_ROW) {
        for (int i = 0; i < 5; i++)
            digest_field(&digest, ledger_column(st, i));
        s = ledger_row(ledger, err);
    }
    if (s == STATUS_OK && code != SQLITE_DONE)
        s = ledger_fault(ledger, "read", err);
    sqlite3_reset(st);
    digest_text(&digest, text);
    return s;
}

/* The digest kept since the last change; false if there is none. */
static bool kept(struct ledger *ledger, char text[DIGEST_TEXT])
{
    struct err ignored;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_KEPT_DIGEST, &ignored);
    bool found = st && sqlite3_step(st) == SQLITE_ROW;
    struct view value = found ? ledger_column(st, 0) : (struct view){NULL, 0};
    found = value.n == DIGEST_TEXT - 1;
    if (found)
        memcpy(text, value.p, value.n);
    if (st)
        sqlite3_reset(st);
    return found;
}

/* Kept for nights without anything new, which must not read every row. Where
 * it cannot be kept (opened for reading) it is computed again. */
enum status ledger_digest(struct ledger *ledger, char text[65], struct err *err)
{
    struct err ignored;
    text[DIGEST_TEXT - 1] = '\0';
    if (kept(ledger, text))
        return STATUS_OK;
    enum status s = compute(ledger, text, err);
    if (s != STATUS_OK || sqlite3_db_readonly(ledger->db, "main"))
        return s;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_KEEP_DIGEST, &ignored);
    if (st) {
        ledger->stale = false;
        ledger_bind_text(st, 1, view_of(text));
        ledger_do(ledger, st, &ignored);
    }
    return STATUS_OK;
}
