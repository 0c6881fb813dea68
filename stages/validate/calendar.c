/* Early, late, too late to be mended, locked. */
#include "stages/validate/calendar.h"

#include <time.h>

#include "pipeline/model/settings.h"

enum { MOMENT_LEAST = 19 }; /* characters of 2022-02-28T17:00:00 */

/* A mark of the calendar that a return may lie beyond, the severest last. */
struct mark {
    const char *code;
    enum severity severity; /* where messages.csv has no word of it */
    struct view day;
    bool passed;
};

/* "2022-02-28T17:00:00" at the front of `text`. Only the shape is looked at:
 * the text is our own, of a docket. */
static bool parse(struct view text, struct tm *tm)
{
    static const char form[] = "0000-00-00T00:00:00";
    int n[6] = {0}, field = 0;
    if (text.n < MOMENT_LEAST)
        return false;
    for (size_t i = 0; i < MOMENT_LEAST; i++) {
        bool digit = text.p[i] >= '0' && text.p[i] <= '9';
        if (form[i] == '0' ? !digit : text.p[i] != form[i])
            return false;
        if (digit)
            n[field] = n[field] * 10 + (text.p[i] - '0');
        else
            field++;
    }
    *tm = (struct tm){.tm_year = n[0] - 1900,
                      .tm_mon = n[1] - 1,
                      .tm_mday = n[2],
                      .tm_hour = n[3],
                      .tm_min = n[4],
                      .tm_sec = n[5]};
    return true;
}

/* mktime's kin carry minutes beyond 59 over into hours and days. */
bool calendar_day(struct view moment, long zone, char day[CALENDAR_DAY_TEXT])
{
    struct tm tm;
    if (!parse(moment, &tm))
        return false;
    tm.tm_min += (int)zone;
    timegm(&tm);
    return strftime(day, CALENDAR_DAY_TEXT, "%Y-%m-%d", &tm) > 0;
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
