/* The versions of a return in their order. */
#include "pipeline/store/ledger_internal.h"

#include <stdlib.h>

#include "pipeline/model/submission.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* None comes first. The same instant may be written in two time zones, and
 * fractions of a second are in the text alone. */
static int compare_prepared(const struct ledger_version *x,
                            const struct ledger_version *y)
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
    const struct ledger_version *x = a, *y = b;
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

static struct view keep(struct arena *arena, sqlite3_stmt *st, int at)
{
    return arena_copy(arena, ledger_column(st, at));
}

static struct ledger_version read_version(struct arena *arena, sqlite3_stmt *st)
{
    int64_t id = sqlite3_column_int64(st, 0);
    return (struct ledger_version){
        .id = id,
        .drop = id >> LEDGER_ORDINAL_BITS,
        .revision = sqlite3_column_int(st, 1),
        .mode = sqlite3_column_int(st, 2),
        .acceptance = sqlite3_column_int(st, 3),
        .counts = sqlite3_column_int(st, 4),
        .ordinal = sqlite3_column_int(st, 5),
        .verdict = (enum verdict)sqlite3_column_int(st, 6),
        .prepared = keep(arena, st, 7),
        .dated = sqlite3_column_type(st, 8) == SQLITE_INTEGER,
        .instant = sqlite3_column_int64(st, 8),
        .received = keep(arena, st, 9),
        .digest = keep(arena, st, 10),
        .sender = keep(arena, st, 11),
        .name = keep(arena, st, 12),
    };
}

static enum status collect(struct ledger *ledger, sqlite3_stmt *st,
                           struct arena *arena, struct array *versions,
                           struct err *err)
{
    int code;
    while ((code = sqlite3_step(st)) == SQLITE_ROW) {
        struct ledger_version *v = array_push(versions, arena, sizeof *v);
        if (!v)
            return err_memory(err);
        *v = read_version(arena, st);
        if (ledger_row(ledger, err) != STATUS_OK)
            return STATUS_FATAL;
    }
    if (arena->failed)
        return err_memory(err);
    if (versions->count > 1)
        qsort(versions->at, versions->count, sizeof(struct ledger_version),
              by_version);
    return code == SQLITE_DONE ? STATUS_OK : ledger_fault(ledger, "read", err);
}

/* Nothing is known of the bytes where no digest was made. */
static bool same_bytes(const struct ledger_version *a,
                       const struct ledger_version *b)
{
    return a->digest.n && view_equal(a->digest, b->digest) &&
           a->ordinal == b->ordinal;
}

/* It repeats what was said last before it, whatever came of it itself: the
 * same bytes may be refused for coming late. That of two copies the later one
 * repeats depends on the set of versions alone. */
static void find_repeats(struct ledger_version *v, size_t count)
{
    const struct ledger_version *last = NULL;
    for (size_t i = 0; i < count; i++) {
        v[i].repeats = last && same_bytes(last, &v[i]);
        if (v[i].acceptance != REJECTED && v[i].verdict != VERDICT_NONE)
            last = &v[i];
    }
}

void ledger_bind_return(sqlite3_stmt *st, struct view unit, struct view form,
                        struct view period)
{
    ledger_bind_text(st, 1, unit);
    ledger_bind_text(st, 2, period);
    ledger_bind_text(st, 3, form);
}

enum status ledger_versions(struct ledger *ledger, struct view unit,
                            struct view form, struct view period,
                            struct arena *arena, struct array *versions,
                            struct err *err)
{
    sqlite3_stmt *st = ledger_take(ledger, LEDGER_VERSIONS, err);
    *versions = (struct array){0};
    if (!st)
        return STATUS_FATAL;
    ledger_bind_return(st, unit, form, period);
    enum status s = collect(ledger, st, arena, versions, err);
    sqlite3_reset(st);
    if (s == STATUS_OK)
        find_repeats(versions->at, versions->count);
    return s;
}
