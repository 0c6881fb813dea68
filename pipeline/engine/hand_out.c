/* Writes the questionnaires that are due, with last year's values. */
#include "pipeline/engine/hand_out.h"

#include "pipeline/base/file.h"
#include "pipeline/model/record.h"
#include "pipeline/output/questionnaire_book.h"

enum { FILE_MOST = 16 << 20 };

struct remembering {
    struct questionnaire *q;
    struct arena *arena;
};

/* A kind of missing as tables print it, a grade by its name, items by their
 * count. */
static struct view as_text(const struct remembering *r,
                           const struct observation *o)
{
    const struct flag_kind *flags = r->q->catalogue->flags;
    char text[DECIMAL_TEXT];
    for (int flag = FLAG_NIL; flag <= FLAG_MISSING; flag++)
        if (o->flags & FLAG_BIT(flag))
            return flags[flag].shown;
    if (o->grade)
        return o->grade->name[LANGUAGE_ZH];
    if (o->words.n)
        return arena_copy(r->arena, o->words);
    size_t n = decimal_print(o->number, -1, text);
    return arena_copy(r->arena, (struct view){text, n});
}

static bool is_asked_as(const struct question *question,
                        const struct observation *o)
{
    return o->indicator == question->indicator &&
           (!question->area || question->area == o->area);
}

/* What the unit said as a whole of its parts is not what it is asked now. */
static void note(const struct remembering *r, const struct submission *s,
                 const struct observation *o)
{
    struct question *at = r->q->questions.at;
    if (o->dropped || !o->indicator || !period_equal(o->period, s->period) ||
        (o->whole && s->unit.kind != UNIT_INSTITUTION))
        return;
    for (size_t i = 0; i < r->q->questions.count; i++)
        if (!at[i].last.n && is_asked_as(&at[i], o))
            at[i].last = as_text(r, o);
}

/* The version that counts most comes first: its word is kept. */
static enum status remember(void *self, const struct ledger_submission *row,
                            struct err *err)
{
    struct remembering *r = self;
    struct period period;
    if (!period_parse(row->period, &period) ||
        !period_equal(period, period_year(r->q->year - 1)))
        return STATUS_OK;
    struct view record = arena_copy(r->arena, row->record);
    struct submission *s =
        record_unpack(record, r->q->catalogue, r->arena, err);
    if (!s)
        return STATUS_FATAL;
    for (size_t i = 0; i < s->observations.count; i++)
        note(r, s, submission_observation(s, i));
    return STATUS_OK;
}

enum status hand_out_last(struct questionnaire *q, struct ledger *ledger,
                          struct arena *arena, struct err *err)
{
    struct remembering r = {q, arena};
    if (!ledger)
        return STATUS_OK;
    return ledger_history(ledger, q->unit.code, remember, &r, err);
}

/* Bytes that are there already are not written again. Durable, for a name that
 * is there is never looked into again. */
static enum status put(const struct hand_out *out, const char *path,
                       const struct buf *bytes, struct err *err)
{
    struct buf there = {0};
    struct err ignored = {0};
    if (bytes->failed || !path)
        return err_memory(err);
    bool same = file_exists(path) &&
                file_read(path, FILE_MOST, &there, &ignored) == STATUS_OK &&
                view_equal(buf_view(&there), buf_view(bytes));
    buf_release(&there);
    return same ? STATUS_OK
                : file_replace(path, buf_view(bytes), out->durable, err);
}

/* The workbook last: where it lies both do. */
static enum status write_both(const struct hand_out *out,
                              const struct questionnaire *q, const char *stem,
                              struct err *err)
{
    struct buf bytes = {0};
    questionnaire_xml(q, &bytes);
    enum status s =
        put(out, arena_format(out->arena, "%s.xml", stem).p, &bytes, err);
    buf_clear(&bytes);
    if (s == STATUS_OK)
        s = questionnaire_book(q, &bytes, err);
    if (s == STATUS_OK)
        s = put(out, arena_format(out->arena, "%s.xlsx", stem).p, &bytes, err);
    buf_release(&bytes);
    return s;
}

enum status hand_out_form(const struct hand_out *out, const struct unit *unit,
                          int year, const char *folder, struct view *file,
                          struct err *err)
{
    struct questionnaire q;
    enum status s = questionnaire_make(&q, out->catalogue, unit, unit->form,
                                       year, out->arena, err);
    if (s == STATUS_OK)
        s = hand_out_last(&q, out->ledger, out->arena, err);
    if (s != STATUS_OK)
        return s;
    struct view stem =
        arena_format(out->arena, "%s/%.*s", folder,
                     VIEW_ARG(questionnaire_file(&q, out->arena)));
    if (out->arena->failed)
        return err_memory(err);
    s = file_make_folders(folder, err);
    if (file)
        *file = stem;
    return s == STATUS_OK ? write_both(out, &q, stem.p, err) : s;
}
