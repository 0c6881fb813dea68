/* Findings about versions: repeated, outranked, in conflict, withdrawn. */
#include "pipeline/engine/versions.h"

#include "pipeline/model/record.h"
#include "pipeline/model/submission.h"

enum { DIGEST_SHOWN = 8 };

static const struct kind {
    const char *code;
    enum severity severity; /* where messages.csv has no word of it */
} kinds[] = {
    [TOLD_REPEATED] = {"version.repeated", SEVERITY_INFORMATION},
    [TOLD_OUTRANKED] = {"version.outranked", SEVERITY_WARNING},
    [TOLD_CONFLICT] = {"version.conflict", SEVERITY_WARNING},
    [TOLD_WITHDRAWN] = {"version.withdrawn", SEVERITY_INFORMATION},
    [TOLD_WITHDRAW_NOTHING] = {"version.withdraw-nothing", SEVERITY_WARNING},
    [TOLD_AMEND_NOTHING] = {"version.amend-nothing", SEVERITY_WARNING},
};

bool versions_code(struct view code)
{
    return view_starts(code, VIEW("version."));
}

static bool is_said(const struct ledger_version *v)
{
    return v->acceptance != REJECTED && v->verdict != VERDICT_NONE &&
           v->verdict != VERDICT_REPEATED;
}

static bool same_rank(const struct ledger_version *a,
                      const struct ledger_version *b)
{
    return a->revision == b->revision && a->dated == b->dated &&
           a->instant == b->instant && view_equal(a->prepared, b->prepared);
}

/* The last one that starts the return anew behind v[i] and was there already
 * when that came. What came later and ranks higher corrects it, which is as
 * it should be. Returns i if there is none. */
static size_t outranked_by(const struct ledger_version *v, size_t count,
                           size_t i)
{
    for (size_t k = count; k-- > i + 1;)
        if (is_said(&v[k]) && v[k].mode != MODE_AMEND &&
            !same_rank(&v[i], &v[k]) &&
            view_compare(v[k].received, v[i].received) <= 0)
            return k;
    return i;
}

/* The nearest replacement of the same rank, with nothing but amendments
 * between: the later one where there are two, for that one counts. Returns i
 * if there is none. */
static size_t conflict_with(const struct ledger_version *v, size_t count,
                            size_t i)
{
    for (size_t k = i + 1; k < count && same_rank(&v[i], &v[k]); k++)
        if (is_said(&v[k]) && v[k].mode != MODE_AMEND)
            return v[k].mode == MODE_REPLACE ? k : i;
    for (size_t k = i; k-- > 0 && same_rank(&v[i], &v[k]);)
        if (is_said(&v[k]) && v[k].mode != MODE_AMEND)
            return v[k].mode == MODE_REPLACE ? k : i;
    return i;
}

/* Whether anything was said before v[i] that was not withdrawn. */
static bool has_base(const struct ledger_version *v, size_t i)
{
    while (i-- > 0)
        if (is_said(&v[i]))
            return v[i].mode != MODE_WITHDRAW;
    return false;
}

static struct telling told_by_mode(const struct ledger_version *v, size_t count,
                                   size_t i)
{
    bool base = has_base(v, i);
    size_t other = i;
    switch (v[i].mode) {
    case MODE_WITHDRAW:
        return (struct telling){base ? TOLD_WITHDRAWN : TOLD_WITHDRAW_NOTHING,
                                i};
    case MODE_AMEND:
        return (struct telling){base ? TOLD_NOTHING : TOLD_AMEND_NOTHING, i};
    default:
        other = conflict_with(v, count, i);
        return (struct telling){other == i ? TOLD_NOTHING : TOLD_CONFLICT,
                                other};
    }
}

struct telling versions_told(const struct ledger_version *v, size_t count,
                             size_t i)
{
    if (v[i].verdict == VERDICT_REPEATED && v[i].repeats)
        return (struct telling){TOLD_REPEATED, i};
    if (!is_said(&v[i]))
        return (struct telling){TOLD_NOTHING, i};
    size_t other = outranked_by(v, count, i);
    if (other != i)
        return (struct telling){TOLD_OUTRANKED, other};
    return told_by_mode(v, count, i);
}

/* A version in no language: revision="2", name (the beginning of its digest,
 * by which receipts are named). No time: tables that tell it must not depend
 * on the hour. */
static struct view describe(const struct ledger_version *v, struct arena *arena)
{
    struct view revision = VIEW(""), digest = v->digest;
    if (digest.n > DIGEST_SHOWN)
        digest.n = DIGEST_SHOWN;
    if (v->revision)
        revision = arena_format(arena, "revision=\"%d\", ", v->revision);
    return arena_format(arena, "%.*s%.*s (%.*s)", VIEW_ARG(revision),
                        VIEW_ARG(v->name), VIEW_ARG(digest));
}

static void fill(struct finding *f, const struct ledger_version *v, size_t i,
                 struct telling telling, struct arena *arena)
{
    const struct ledger_version *other = &v[telling.other];
    if (telling.told == TOLD_OUTRANKED) {
        f->detail = describe(other, arena);
        f->expected = arena_format(arena, "%d", other->revision + 1);
    }
    if (telling.told == TOLD_CONFLICT) {
        bool later = telling.other > i;
        f->expected = describe(later ? &v[i] : other, arena);
        f->detail = describe(later ? other : &v[i], arena);
    }
}

/* Findings of an earlier fold are forgotten; whether there were any. */
static bool forget(struct submission *s)
{
    struct finding *at = s->findings.at;
    size_t kept = 0, count = s->findings.count;
    for (size_t i = 0; i < count; i++)
        if (!versions_code(at[i].code))
            at[kept++] = at[i];
    s->findings.count = kept;
    return kept < count;
}

static void tell(struct submission *s, const struct catalogue *catalogue,
                 const struct ledger_version *v, size_t i,
                 struct telling telling)
{
    const struct kind *kind = &kinds[telling.told];
    const struct message *message =
        catalogue_message(catalogue, view_of(kind->code));
    enum severity severity = message ? message->severity : kind->severity;
    struct finding *f =
        submission_find(s, view_of(kind->code), severity, 2, NULL);
    fill(f, v, i, telling, s->arena);
}

static enum status store(struct ledger *ledger, int64_t id,
                         const struct submission *s, struct view old,
                         struct err *err)
{
    struct buf packed = {0};
    enum status status = STATUS_OK;
    if (s->arena->failed || !record_pack(s, &packed))
        status = err_memory(err);
    if (status == STATUS_OK && !view_equal(buf_view(&packed), old))
        status = ledger_set_record(ledger, id, buf_view(&packed), err);
    buf_release(&packed);
    return status;
}

static enum status tell_one(struct ledger *ledger,
                            const struct catalogue *catalogue,
                            const struct array *versions, size_t i,
                            struct arena *arena, struct err *err)
{
    const struct ledger_version *v = versions->at;
    struct telling telling = versions_told(v, versions->count, i);
    struct view record;
    enum status s = ledger_record(ledger, v[i].id, arena, &record, err);
    if (s != STATUS_OK)
        return s;
    struct submission *submission =
        record_unpack(record, catalogue, arena, err);
    if (!submission)
        return STATUS_FATAL;
    bool forgot = forget(submission);
    if (telling.told == TOLD_NOTHING && !forgot)
        return STATUS_OK;
    if (telling.told != TOLD_NOTHING)
        tell(submission, catalogue, v, i, telling);
    return store(ledger, v[i].id, submission, record, err);
}

enum status versions_tell(struct ledger *ledger,
                          const struct catalogue *catalogue, struct view unit,
                          struct view form, struct view period, struct err *err)
{
    struct arena arena;
    struct array versions;
    arena_init(&arena, 0);
    enum status s =
        ledger_versions(ledger, unit, form, period, &arena, &versions, err);
    for (size_t i = 0; s == STATUS_OK && i < versions.count; i++)
        s = tell_one(ledger, catalogue, &versions, i, &arena, err);
    arena_release(&arena);
    return s;
}
