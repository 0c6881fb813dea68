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

/* The indicators that a unit counts itself, at its own leaf or its node; wholes
 * and controls are nobody's debt. */
static bool counts(const struct unit *unit, const struct indicator *i,
                   const struct area *area)
{
    bool control, whole;
    return source_allows(i, unit, area, &control, &whole) && !control &&
           !(whole && unit->kind == UNIT_BUREAU);
}

static bool has_word(struct view words, struct view word)
{
    while (words.p)
        if (view_equal(view_cut(&words, ' '), word))
            return true;
    return false;
}

static bool is_asked(const struct standing *s, const struct indicator *i)
{
    return !i->formula_text.n && has_word(i->forms, s->form->code) &&
           (!i->first_year || i->first_year <= s->year) &&
           (!i->last_year || i->last_year >= s->year) &&
           (counts(s->unit, i, area_leaf(s->unit->area)) ||
            counts(s->unit, i, s->unit->area));
}

static void set_bit(unsigned char *bits, size_t i)
{
    bits[i / 8] = (unsigned char)(bits[i / 8] | 1U << (i % 8));
}

static bool has_bit(const unsigned char *bits, size_t i)
{
    return bits[i / 8] >> (i % 8) & 1;
}

static void owe(struct standings *all, struct standing *s)
{
    const struct catalogue *c = all->catalogue;
    size_t bytes = c->indicator_count / 8 + 1;
    s->owed = arena_take(all->arena, bytes);
    s->told = arena_take(all->arena, bytes);
    for (size_t i = 0; s->owed && i < c->indicator_count; i++)
        if (is_asked(s, &c->indicators[i])) {
            set_bit(s->owed, i);
            s->items++;
        }
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
    owe(all, s);
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

void standings_clear(struct standings *all)
{
    size_t bytes = all->catalogue->indicator_count / 8 + 1;
    for (size_t i = 0; i < all->rows.count; i++) {
        struct standing *s = row(all, i);
        memset(s->told, 0, bytes);
        s->failed = s->explained = 0;
    }
}

static void take_items(const struct standings *all, struct standing *s,
                       const struct submission *from)
{
    size_t count = all->catalogue->indicator_count;
    for (size_t i = 0; from->nil && i < count; i++)
        if (has_bit(s->owed, i))
            set_bit(s->told, i);
    for (size_t i = 0; i < from->observations.count; i++) {
        const struct observation *o = submission_observation(from, i);
        if (o->indicator && !o->dropped && o->period.year <= s->year &&
            o->period.last >= s->year)
            set_bit(s->told, o->indicator->index);
    }
}

/* Warnings and worse of the survey's rules, whichever level. */
static void take_edits(struct standing *s, const struct submission *from)
{
    const struct finding *f = from->findings.at;
    for (size_t i = 0; i < from->findings.count; i++) {
        if (f[i].severity < SEVERITY_WARNING)
            continue;
        s->failed++;
        s->explained += f[i].explained.n > 0;
    }
}

/* The rows of a listed unit; none for another. */
void standings_take(struct standings *all, const struct submission *from)
{
    const struct catalogue *c = all->catalogue;
    const struct unit *unit = catalogue_listed(c, from->unit.code);
    size_t u = unit ? (size_t)(unit - c->units) : 0;
    for (size_t i = all->first_row[u]; unit && i < all->first_row[u + 1]; i++) {
        struct standing *s = row(all, i);
        if (from->period.year > s->year || from->period.last < s->year ||
            !view_equal(from->form, s->form->code))
            continue;
        take_items(all, s, from);
        take_edits(s, from);
    }
}
