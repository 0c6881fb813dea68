/* Which questionnaires are due, by the calendar and what lies there. */
#include <time.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/hand_out.h"
#include "pipeline/store/site.h"

enum { DAY_TEXT = 11 };

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
