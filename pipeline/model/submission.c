/* Making a submission, and noting what is wrong with it. */
#include "pipeline/model/submission.h"

struct submission *submission_new(struct arena *arena)
{
    struct submission *s = arena_take(arena, sizeof *s);
    if (s)
        s->arena = arena;
    return s;
}

struct observation *submission_observation(const struct submission *s,
                                           size_t index)
{
    return (struct observation *)s->observations.at + index;
}

/* The submission's own observation that `about` points at; NULL if it points
 * elsewhere. Compared as integers: pointers into other arrays may not be. */
static struct observation *own(const struct submission *s,
                               const struct observation *about)
{
    uintptr_t first = (uintptr_t)s->observations.at;
    uintptr_t at = (uintptr_t)about;
    size_t index = (at - first) / sizeof *about;
    if (!about || at < first || index >= s->observations.count)
        return NULL;
    return submission_observation(s, index);
}

/* What a finding of level 0 or 1 does. Higher levels see other returns, so a
 * verdict made by them would depend on what else has come in. A warning about
 * one value shows in the acceptance of all: the sender should look. */
static void weigh(struct submission *s, enum severity severity,
                  const struct observation *about)
{
    static const enum acceptance at_least[] = {
        [SEVERITY_INFORMATION] = ACCEPTED,
        [SEVERITY_WARNING] = ACCEPTED_WARNINGS,
        [SEVERITY_ERROR] = ACCEPTED_PARTLY,
        [SEVERITY_FATAL] = REJECTED,
    };
    if (s->acceptance < at_least[severity])
        s->acceptance = at_least[severity];
    struct observation *rejected =
        severity >= SEVERITY_ERROR ? own(s, about) : NULL;
    if (rejected)
        rejected->dropped = true;
}

/* The period as a text of the arena, or the word it was read from. */
static struct view period_text(const struct submission *s, struct period period,
                               struct view word)
{
    char text[PERIOD_TEXT];
    if (period.kind == PERIOD_NONE)
        return word;
    size_t n = period_print(period, text);
    return arena_copy(s->arena, (struct view){text, n});
}

/* The submission's own area only for those that said none. */
static struct view area_word(const struct submission *s,
                             const struct observation *o)
{
    if (o->area)
        return o->area->code;
    if (o->area_word.n || !s->area)
        return o->area_word;
    return s->area->code;
}

static void fill_place(struct finding *f, const struct place *place)
{
    f->file = place->file;
    f->line = place->line;
    f->column = place->column;
    f->cell = place->cell;
}

/* Words as read where nothing better is known: a finding may come before its
 * cell is understood. */
static void fill_observation(struct finding *f, const struct submission *s,
                             const struct observation *o)
{
    fill_place(f, &o->place);
    f->text = o->text;
    struct finding_cell cell = {
        .indicator = o->indicator ? o->indicator->code : o->indicator_word,
        .area = area_word(s, o),
        .period = o->period.kind == PERIOD_NONE && !o->period_word.n
                      ? f->period
                      : period_text(s, o->period, o->period_word),
        .seen = o->text,
        .suspect = true,
    };
    finding_add_cell(f, s->arena, cell);
}

static void fill(struct finding *f, const struct submission *s,
                 const struct observation *about)
{
    f->unit = s->unit.code.n ? s->unit.code : s->unit_word;
    f->period = period_text(s, s->period, s->period_word);
    if (about)
        fill_observation(f, s, about);
    else
        fill_place(f, &s->place);
}

struct quantity observation_quantity(const struct observation *o)
{
    struct quantity q = {.flags = o->flags};

    if (o->flags & FLAGS_NO_NUMBER || o->indicator->type == VALUE_TEXT)
        return q;
    q.kind = QUANTITY_NUMBER;
    q.number = o->grade ? decimal_of(o->grade->rank) : o->number;
    return q;
}

/* Acceptance is raised even when memory is out: a failed arena must not make a
 * return look good. */
struct finding *submission_find(struct submission *s, struct view code,
                                enum severity severity, int level,
                                const struct observation *about)
{
    struct finding *f = array_push(&s->findings, s->arena, sizeof *f);
    if (!f)
        f = &s->scrap;
    *f = (struct finding){.code = code, .severity = severity, .level = level};
    fill(f, s, about);
    if (level <= 1)
        weigh(s, severity, about);
    return f;
}
