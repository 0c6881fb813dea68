/* Writes the questionnaires that are due, with last year's values. */
#include "pipeline/engine/hand_out.h"

#include <time.h>

#include "pipeline/base/file.h"
#include "pipeline/model/record.h"
#include "pipeline/output/questionnaire_book.h"
#include "pipeline/store/site.h"

enum { FILE_MOST = 16 << 20, DAY_TEXT = 11 };

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

/* The day at the calendar's place. */
static struct view day_of(const struct night *night, char text[DAY_TEXT])
{
    struct tm tm;
    time_t now = night->clock.tv_sec ? night->clock.tv_sec : time(NULL);
    now += night->settings->zone * 60;
    if (!gmtime_r(&now, &tm))
        return (struct view){0};
    return (struct view){text, strftime(text, DAY_TEXT, "%Y-%m-%d", &tm)};
}

static bool is_open(const struct calendar_entry *e, struct view day)
{
    return e->opening.n && view_compare(e->opening, day) <= 0 &&
           (!e->lock.n || view_compare(day, e->lock) <= 0);
}

/* The path of the unit's workbook; NULL when memory is out. */
static const char *path_of(const struct hand_out *out, const struct unit *unit,
                           int year, const char *folder)
{
    const struct questionnaire q = {
        .unit = *unit,
        .form = catalogue_form(out->catalogue, unit->form),
        .year = year};
    return arena_format(out->arena, "%s/%.*s.xlsx", folder,
                        VIEW_ARG(questionnaire_file(&q, out->arena)))
        .p;
}

/* A look at the name alone, for this is done every few minutes: a unit changed
 * in units.csv gets a form under its new name. */
static enum status hand_out_one(const struct hand_out *out, const char *site,
                                const struct unit *unit, int year,
                                struct err *err)
{
    struct view part =
        arena_format(out->arena, "receipts/%.*s", VIEW_ARG(unit->sender));
    const char *folder = part.p ? site_path(out->arena, site, part.p) : NULL;
    const char *path = folder ? path_of(out, unit, year, folder) : NULL;
    if (!path)
        return err_memory(err);
    if (file_exists(path))
        return STATUS_OK;
    enum status s = hand_out_form(out, unit, year, folder, NULL, err);
    if (err->fault != FAULT_USAGE)
        return s;
    *err = (struct err){0}; /* the form asks nothing of it in that year */
    return STATUS_OK;
}

static enum status hand_out_entry(struct night *night,
                                  const struct calendar_entry *e,
                                  struct err *err)
{
    const struct catalogue *c = night->config->catalogue;
    struct arena arena;
    struct hand_out out = {c, night->ledger, &arena, night->settings->durable};
    enum status s = STATUS_OK;
    arena_init(&arena, 0);
    for (size_t i = 0; s == STATUS_OK && i < c->unit_count; i++) {
        const struct unit *unit = &c->units[i];
        if (unit->sender.n && view_equal(unit->form, e->form) &&
            questionnaire_owed(unit, e->year))
            s = hand_out_one(&out, night->site, unit, e->year, err);
        arena_clear(&arena);
    }
    arena_release(&arena);
    return s;
}

enum status hand_out_due(struct night *night, struct err *err)
{
    const struct catalogue *c = night->config->catalogue;
    char text[DAY_TEXT];
    struct view day = day_of(night, text);
    enum status s = STATUS_OK;
    if (!night->settings->templates)
        return STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < c->calendar_count; i++)
        if (is_open(&c->calendar[i], day))
            s = hand_out_entry(night, &c->calendar[i], err);
    return s;
}
