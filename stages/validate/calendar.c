/* Early, late, too late to be mended, locked. */
#include "stages/validate/calendar.h"

#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"

/* A mark of the calendar that a return may lie beyond, the severest last. */
struct mark {
    const char *code;
    enum severity severity; /* where messages.csv has no word of it */
    struct view day;
    bool passed;
};

bool calendar_day(struct view moment, long zone, char day[CALENDAR_DAY_TEXT])
{
    return moment_day(moment, zone, day);
}

/* ISO days sort as text. The day itself is still in time. */
static bool is_after(struct view day, struct view mark)
{
    return mark.n && view_compare(day, mark) > 0;
}

/* How bad it is to be late is the survey's to say: messages.csv. */
static void tell(const struct catalogue *catalogue, struct submission *s,
                 const struct mark *mark)
{
    struct view code = view_of(mark->code);
    const struct message *message = catalogue_message(catalogue, code);
    enum severity severity = message ? message->severity : mark->severity;
    submission_find(s, code, severity, 1, NULL)->expected = mark->day;
}

/* A nil return has no values: its own flags say it. */
static void flag_late(struct submission *s)
{
    s->flags |= FLAG_BIT(FLAG_LATE);
    for (size_t i = 0; i < s->observations.count; i++)
        submission_observation(s, i)->flags |= FLAG_BIT(FLAG_LATE);
}

/* Of several marks passed only the last is told: who comes after the lock need
 * not hear of the deadline. The values are late all the same. */
static void judge(const struct catalogue *catalogue, struct submission *s,
                  const struct calendar_entry *e, struct view day)
{
    const struct mark marks[] = {
        {"validate.early", SEVERITY_FATAL, e->opening,
         e->opening.n && view_compare(day, e->opening) < 0},
        {"validate.late", SEVERITY_INFORMATION, e->deadline,
         is_after(day, e->deadline)},
        {"validate.correction", SEVERITY_WARNING, e->correction,
         is_after(day, e->correction)},
        {"validate.locked", SEVERITY_FATAL, e->lock, is_after(day, e->lock)},
    };
    size_t i = sizeof marks / sizeof *marks;
    if (is_after(day, e->lock) && catalogue->settings->past)
        return;
    if (is_after(day, e->deadline))
        flag_late(s);
    while (i > 0 && !marks[i - 1].passed)
        i--;
    if (i > 0)
        tell(catalogue, s, &marks[i - 1]);
}

/* What the calendar does not know must at least be over. */
static void judge_unknown(const struct catalogue *catalogue,
                          struct submission *s, struct view day)
{
    char text[PERIOD_TEXT];
    size_t n = period_print_end(s->period, text);
    struct mark mark = {.code = "validate.future", .severity = SEVERITY_FATAL};
    mark.day = arena_copy(s->arena, (struct view){text, n});
    if (view_compare(day, mark.day) <= 0)
        tell(catalogue, s, &mark);
}

/* The calendar speaks of years; of a span its last one is reported. */
void calendar_judge(const struct catalogue *catalogue, struct submission *s)
{
    char day[CALENDAR_DAY_TEXT];
    const struct calendar_entry *entry = NULL;
    if (!calendar_day(s->received, catalogue->settings->zone, day))
        return;
    if (s->period.kind == PERIOD_YEAR || s->period.kind == PERIOD_SPAN)
        entry = catalogue_calendar(catalogue, s->form, s->period.last);
    if (entry)
        judge(catalogue, s, entry, view_of(day));
    else
        judge_unknown(catalogue, s, view_of(day));
}
