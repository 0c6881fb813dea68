/* Where each return that is owed stands. */
#include "pipeline/engine/standing.h"

#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"

static struct standing *row(const struct standings *s, size_t i)
{
    return (struct standing *)s->rows.at + i;
}

/* From the ledger: what came of one unit's returns. */
struct asking {
    struct standings *standings;
    size_t from, until; /* the unit's rows */
};

static enum status hear(void *self, const struct ledger_return *r,
                        struct err *err)
{
    struct asking *a = self;
    struct arena *arena = a->standings->arena;
    struct period period;
    (void)err;
    if (!period_parse(r->period, &period))
        return STATUS_OK;
    for (size_t i = a->from; i < a->until; i++) {
        struct standing *s = row(a->standings, i);
        if (s->year < period.year || s->year > period.last ||
            !view_equal(s->form->code, r->form))
            continue;
        s->versions += r->versions;
        s->last = arena_copy(arena, r->last);
        if (!r->counts)
            continue;
        s->reported = 1;
        s->acceptance = r->acceptance;
        s->first = arena_copy(arena, r->first);
    }
    return STATUS_OK;
}

static void add_row(struct standings *all, const struct unit *unit, int year)
{
    const struct catalogue *c = all->catalogue;
    const struct form *form = catalogue_form(c, unit->form);
    struct standing *s = array_push(&all->rows, all->arena, sizeof *s);
    if (!s)
        return;
    *s = (struct standing){
        .unit = unit,
        .form = form,
        .year = year,
        .entry = catalogue_calendar(c, unit->form, year),
        .expected = 1,
    };
    standing_owe(all, s);
}

static enum status add_unit(struct standings *all, struct ledger *ledger,
                            const struct unit *unit, struct err *err)
{
    long first = all->catalogue->settings->first_year;
    struct asking asking = {.standings = all, .from = all->rows.count};
    int from = unit->owes_from > first ? unit->owes_from : (int)first;
    for (int year = from; unit->owes_from && year <= all->year; year++)
        if (!unit->owes_until || year <= unit->owes_until)
            add_row(all, unit, year);
    asking.until = all->rows.count;
    if (all->arena->failed)
        return err_memory(err);
    return asking.until == asking.from
               ? STATUS_OK
               : ledger_returns(ledger, unit->code, hear, &asking, err);
}

/* The day of the first version that was not refused decides: a correction does
 * not make a return late. */
static enum standing_state state_of_reported(const struct standings *all,
                                             const struct standing *s)
{
    const struct settings *settings = all->catalogue->settings;
    char text[MOMENT_DAY];
    if (!s->entry || !moment_day(s->first, settings->zone, text))
        return STANDING_ON_TIME;
    struct view day = view_of(text), deadline = s->entry->deadline,
                lock = s->entry->lock;
    if (lock.n && view_compare(day, lock) > 0 && settings->past)
        return STANDING_HISTORY;
    return deadline.n && view_compare(day, deadline) > 0 ? STANDING_LATE
                                                         : STANDING_ON_TIME;
}

static enum standing_state state_of(const struct standings *all,
                                    const struct standing *s)
{
    if (s->reported)
        return state_of_reported(all, s);
    if (!s->entry)
        return STANDING_MISSING;
    if (view_compare(all->day, s->entry->opening) < 0)
        return STANDING_NOT_OPEN;
    return s->entry->deadline.n &&
                   view_compare(all->day, s->entry->deadline) > 0
               ? STANDING_MISSING
               : STANDING_DUE;
}

static void settle(const struct standings *all, struct standing *s)
{
    s->state = state_of(all, s);
    s->on_time = s->state == STANDING_ON_TIME;
    s->late = s->state == STANDING_LATE;
    s->missing = s->state == STANDING_MISSING;
}

enum status standings_open(struct standings *all,
                           const struct catalogue *catalogue,
                           struct ledger *ledger, int year, struct view day,
                           struct arena *arena, struct err *err)
{
    enum status s = STATUS_OK;
    *all = (struct standings){
        .catalogue = catalogue, .arena = arena, .year = year, .day = day};
    all->first_row =
        arena_take(arena, (catalogue->unit_count + 1) * sizeof *all->first_row);
    if (!all->first_row)
        return err_memory(err);
    for (size_t i = 0; s == STATUS_OK && i < catalogue->unit_count; i++) {
        s = add_unit(all, ledger, &catalogue->units[i], err);
        all->first_row[i + 1] = all->rows.count;
    }
    for (size_t i = 0; i < all->rows.count; i++)
        settle(all, row(all, i));
    return s;
}

bool standing_is_open(const struct standings *all, const struct standing *s)
{
    bool locked = s->entry && s->entry->lock.n &&
                  view_compare(all->day, s->entry->lock) > 0;
    return (s->state == STANDING_DUE || s->state == STANDING_MISSING) &&
           (!locked || all->catalogue->settings->past);
}
