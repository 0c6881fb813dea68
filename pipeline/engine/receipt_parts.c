/* What a receipt is made of, taken from submissions. */
#include "pipeline/engine/receipt_parts.h"

#include "pipeline/engine/words.h"
#include "pipeline/model/record.h"
#include "pipeline/model/settings.h"

void receipt_init(struct receipt *r, const struct catalogue *catalogue)
{
    *r = (struct receipt){.catalogue = catalogue};
    arena_init(&r->arena, 0);
}

void receipt_release(struct receipt *r)
{
    arena_release(&r->arena);
}

/* Without what groups digits. */
static void without_groups(struct view text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != ',' && text.p[i] != ' ')
            buf_byte(out, text.p[i]);
}

static void print_number(const struct observation *o, struct buf *out)
{
    char text[DECIMAL_TEXT];
    size_t n = decimal_print(o->number, -1, text);
    buf_add(out, (struct view){text, n});
}

static void add_word(struct view word, struct buf *out)
{
    buf_adds(out, out->n && word.n ? " " : "");
    buf_add(out, word);
}

/* A number with its measure, a grade's name, or why there is none. */
static void print_value(const struct catalogue *catalogue,
                        const struct observation *o, enum language language,
                        struct buf *out)
{
    const struct measure *measure = o->indicator->measure;
    bool none = o->flags & (FLAGS_NO_NUMBER | FLAG_BIT(FLAG_NIL));
    if (o->grade)
        buf_add(out, o->grade->name[language]);
    else if (!none)
        print_number(o, out);
    if (!o->grade && !none && measure)
        add_word(measure->name[language], out);
    for (int f = FLAG_NIL; f <= FLAG_ABOUT; f++)
        if (o->flags & FLAG_BIT(f))
            add_word(catalogue->flags[f].text[language], out);
}

/* That 6,812 was read as 6812 needs no telling. */
static bool is_told(const struct observation *o)
{
    struct buf text = {0}, value = {0};
    bool plain =
        !o->grade && !(o->flags & (FLAGS_NO_NUMBER | FLAG_BIT(FLAG_NIL) |
                                   FLAG_BIT(FLAG_ABOUT)));
    without_groups(o->text, &text);
    print_number(o, &value);
    bool same = plain && !text.failed && !value.failed &&
                view_equal(buf_view(&text), buf_view(&value));
    buf_release(&text);
    buf_release(&value);
    return !same;
}

/* What was built, kept in the arena. */
static struct view keep(struct arena *arena, struct buf *text)
{
    arena->failed = arena->failed || text->failed;
    struct view kept = arena_copy(arena, buf_view(text));
    buf_release(text);
    return kept;
}

static struct view place_of(struct arena *arena, const struct observation *o)
{
    struct buf text = {0};
    struct finding at = {.file = o->place.file,
                         .line = o->place.line,
                         .column = o->place.column,
                         .cell = o->place.cell};
    listing_place(&at, &text);
    return keep(arena, &text);
}

static void take_change(struct receipt *r, const struct submission *s,
                        const struct observation *o)
{
    char period[PERIOD_TEXT];
    size_t n = period_print(o->period, period);
    if (r->changed++ >= (size_t)r->catalogue->settings->print_most)
        return;
    struct receipt_change *c = array_push(&r->changes, &r->arena, sizeof *c);
    if (!c)
        return;
    c->unit = arena_copy(&r->arena, s->unit.code);
    c->period = arena_copy(&r->arena, (struct view){period, n});
    c->indicator = o->indicator->code;
    c->text = arena_copy(&r->arena, o->text);
    c->place = place_of(&r->arena, o);
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        struct buf text = {0};
        print_value(r->catalogue, o, (enum language)l, &text);
        c->value[l] = keep(&r->arena, &text);
    }
}

static bool is_changed(const struct observation *o)
{
    return o->trace_count && !o->dropped && o->indicator && !o->item_count &&
           o->indicator->type != VALUE_TEXT &&
           o->indicator->type != VALUE_ITEMS && is_told(o);
}

static void take_date(struct receipt *r, const struct calendar_entry *entry)
{
    if (!entry || r->date_count == RECEIPT_DATES_MOST)
        return;
    for (size_t i = 0; i < r->date_count; i++)
        if (r->dates[i] == entry)
            return;
    r->dates[r->date_count++] = entry;
}

void receipt_take(struct receipt *r, const struct submission *s, bool counts)
{
    const struct finding *f = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++)
        listing_add(&r->findings, &f[i], &r->arena);
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (s->acceptance != REJECTED && is_changed(o))
            take_change(r, s, o);
    }
    r->held_back +=
        s->acceptance != REJECTED && !counts && s->mode != MODE_WITHDRAW;
    take_date(r, catalogue_calendar(r->catalogue, s->form, s->period.last));
}

enum status receipt_take_packed(struct receipt *r, struct view packed,
                                struct err *err)
{
    struct array findings = {0};
    struct arena arena;
    enum status s = STATUS_OK;
    arena_init(&arena, 0);
    if (packed.n)
        s = record_unpack_findings(packed, &arena, &findings, err);
    const struct finding *f = findings.at;
    for (size_t i = 0; s == STATUS_OK && i < findings.count; i++)
        listing_add(&r->findings, &f[i], &r->arena);
    arena_release(&arena);
    return s;
}

/* The latest year whose opening had come when the drop was received. */
static const struct calendar_entry *entry_of(const struct receipt *r,
                                             struct view form)
{
    const struct calendar_entry *found = NULL;
    for (size_t i = 0; i < r->catalogue->calendar_count; i++) {
        const struct calendar_entry *e = &r->catalogue->calendar[i];
        if (view_equal(e->form, form) &&
            view_compare(e->opening, r->received) <= 0 &&
            (!found || e->year > found->year))
            found = e;
    }
    return found;
}

void receipt_settle(struct receipt *r)
{
    const struct catalogue *c = r->catalogue;
    listing_sort(&r->findings);
    for (size_t i = 0; !r->date_count && i < c->unit_count; i++)
        if (view_equal(c->units[i].sender, r->sender))
            take_date(r, entry_of(r, c->units[i].form));
}

const char *receipt_verdict(const struct receipt *r)
{
    static const char *const names[] = {
        [VERDICT_NONE] = "rejected",     [VERDICT_ACCEPTED] = "accepted",
        [VERDICT_WARNINGS] = "warnings", [VERDICT_PARTLY] = "partly",
        [VERDICT_REJECTED] = "rejected", [VERDICT_REPEATED] = "repeated",
    };
    if (r->verdict == VERDICT_ACCEPTED && listing_open(&r->findings))
        return "warnings";
    return names[r->verdict];
}

void receipt_headline(const struct receipt *r, enum language language,
                      struct buf *out)
{
    const struct listing *l = &r->findings;
    size_t errors = l->by[SEVERITY_ERROR] + l->by[SEVERITY_FATAL];
    bool partly = r->verdict == VERDICT_PARTLY;
    words_print(r->catalogue, receipt_verdict(r), language,
                partly ? errors : listing_open(l), VIEW(""), out);
}
