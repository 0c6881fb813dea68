/* Which versions of a return count. */
#include <stdlib.h>

#include "pipeline/model/submission.h"
#include "pipeline/store/ledger_internal.h"

/* One version, its words in the ledger's scratch. */
struct version {
    int64_t id;
    int revision, ordinal;
    enum submission_mode mode;
    enum acceptance acceptance;
    enum verdict verdict;
    int counts, should; /* as it stands, as it must be */
    bool dated;         /* `instant` is known */
    int64_t instant;    /* of `prepared`, in seconds */
    struct view prepared, received, digest, sender, name;
};

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* None comes first. The same instant may be written in two time zones, and
 * fractions of a second are in the text alone. */
static int compare_prepared(const struct version *x, const struct version *y)
{
    int order = compare_numbers(x->dated, y->dated);
    if (!order)
        order = compare_numbers(x->instant, y->instant);
    return order ? order : view_compare(x->prepared, y->prepared);
}

/* The order of versions: revision, prepared, received, digest, sender, name;
 * then the place in the drop, so that it is total. */
static int by_version(const void *a, const void *b)
{
    const struct version *x = a, *y = b;
    int order = compare_numbers(x->revision, y->revision);
    if (!order)
        order = compare_prepared(x, y);
    if (!order)
        order = view_compare(x->received, y->received);
    if (!order)
        order = view_compare(x->digest, y->digest);
    if (!order)
        order = view_compare(x->sender, y->sender);
    if (!order)
        order = view_compare(x->name, y->name);
    return order ? order : compare_numbers(x->ordinal, y->ordinal);
}

static struct view keep(struct ledger *ledger, sqlite3_stmt *st, int at)
{
    return arena_copy(&ledger->folder, ledger_column(st, at));
}

static struct version read_version(struct ledger *ledger, sqlite3_stmt *st)
{
    return (struct version){
        .id = sqlite3_column_int64(st, 0),
        .revision = sqlite3_column_int(st, 1),
        .mode = (enum submission_mode)sqlite3_column_int(st, 2),
        .acceptance = (enum acceptance)sqlite3_column_int(st, 3),
        .counts = sqlite3_column_int(st, 4),
        .ordinal = sqlite3_column_int(st, 5),
        .verdict = (enum verdict)sqlite3_column_int(st, 6),
        .prepared = keep(ledger, st, 7),
        .dated = sqlite3_column_type(st, 8) == SQLITE_INTEGER,
        .instant = sqlite3_column_int64(st, 8),
        .received = keep(ledger, st, 9),
        .digest = keep(ledger, st, 10),
        .sender = keep(ledger, st, 11),
        .name = keep(ledger, st, 12),
    };
}

static enum status collect(struct ledger *ledger, sqlite3_stmt *st,
                           struct array *versions, struct err *err)
{
    int code;
    while ((code = sqlite3_step(st)) == SQLITE_ROW) {
        struct version *v = array_push(versions, &ledger->folder, sizeof *v);
        if (!v)
            return err_memory(err);
        *v = read_version(ledger, st);
    }
    if (ledger->folder.failed)
        return err_memory(err);
    return code == SQLITE_DONE ? STATUS_OK : ledger_fault(ledger, "read", err);
}

/* What was rejected, not judged, or a repetition was never said. */
static bool is_said(const struct version *v)
{
    return v->acceptance != REJECTED && v->verdict != VERDICT_NONE &&
           v->verdict != VERDICT_REPEATED;
}

/* Walks back from the newest to the replacement or withdrawal that starts the
 * return anew; `first` becomes the oldest that counts. */
static void fold(struct version *v, size_t count)
{
    size_t first = count;
    bool anew = false;
    while (first > 0 && !anew) {
        first--;
        anew = is_said(&v[first]) && v[first].mode != MODE_AMEND;
    }
    int place = 0;
    for (size_t i = first; i < count; i++)
        if (is_said(&v[i]) && v[i].mode != MODE_WITHDRAW)
            v[i].should = ++place;
}

static enum status store(struct ledger *ledger, const struct version *v,
                         struct err *err)
{
    if (v->counts == v->should)
        return STATUS_OK;
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_SET_COUNTS, err);
    if (!st)
        return STATUS_FATAL;
    sqlite3_bind_int(st, 1, v->should);
    sqlite3_bind_int64(st, 2, v->id);
    return ledger_do(ledger, st, err);
}

static void bind_return(sqlite3_stmt *st, struct view unit, struct view form,
                        struct view period)
{
    ledger_bind_text(st, 1, unit);
    ledger_bind_text(st, 2, period);
    ledger_bind_text(st, 3, form);
}

/* One version that counts already, as it does since it was added: nothing to
 * fold. That is what nearly every return comes to. */
static bool counts_alone(sqlite3_stmt *st)
{
    bool counts =
        sqlite3_step(st) == SQLITE_ROW && sqlite3_column_int(st, 0) == 1;
    bool alone = counts && sqlite3_step(st) == SQLITE_DONE;
    sqlite3_reset(st);
    return alone;
}

static enum status fold_versions(struct ledger *ledger, struct array *versions,
                                 struct err *err)
{
    struct version *v = versions->at;
    enum status s = STATUS_OK;
    if (versions->count > 1)
        qsort(v, versions->count, sizeof *v, by_version);
    fold(v, versions->count);
    for (size_t i = 0; s == STATUS_OK && i < versions->count; i++)
        s = store(ledger, &v[i], err);
    return s;
}

enum status ledger_fold(struct ledger *ledger, struct view unit,
                        struct view form, struct view period, struct err *err)
{
    struct array versions = {0};
    sqlite3_stmt *alone = ledger_take(ledger, LEDGER_ALONE, err);
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_VERSIONS, err);
    if (!alone || !st)
        return STATUS_FATAL;
    bind_return(alone, unit, form, period);
    if (counts_alone(alone))
        return STATUS_OK;
    arena_clear(&ledger->folder);
    bind_return(st, unit, form, period);
    enum status s = collect(ledger, st, &versions, err);
    sqlite3_reset(st);
    return s == STATUS_OK ? fold_versions(ledger, &versions, err) : s;
}
