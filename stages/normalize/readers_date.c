/* Reads dates and periods. */
#include "stages/normalize/days.h"
#include "stages/normalize/readers.h"

/* The group as a small number; 0 if it took no part, -1 if it is none. */
static int group_number(const struct rule *rule,
                        const struct regex_match *match, const char *name)
{
    struct view text = regex_group(rule->regex, match, name);

    return text.n > 0 ? small_number(text) : 0;
}

static bool write_day(struct day day, struct reading *out)
{
    if (day.month == 0)
        out->text = arena_format(out->arena, "%04d", day.year);
    else if (day.day == 0)
        out->text = arena_format(out->arena, "%04d-%02d", day.year, day.month);
    else
        out->text = arena_format(out->arena, "%04d-%02d-%02d", day.year,
                                 day.month, day.day);
    return true;
}

/* A date the calendar does not have is refused for good: 2021-02-30 must not
 * be tried as something else. */
bool read_date(const struct rule *rule, const struct regex_match *match,
               struct reading *out)
{
    struct day day = {group_number(rule, match, "y"),
                      group_number(rule, match, "m"),
                      group_number(rule, match, "d")};
    struct day whole = {day.year, day.month ? day.month : 1,
                        day.day ? day.day : 1};

    if (!day_exists(whole)) {
        reading_refuse(out, "normalize.date");
        return false;
    }
    return write_day(day, out);
}

bool read_serial_date(const struct rule *rule, const struct regex_match *match,
                      struct reading *out)
{
    long since = day_number((struct day){1899, 12, 30});
    int serial = group_number(rule, match, "serial");

    return serial > 0 && write_day(day_of_number(since + serial), out);
}

/* The part of the year that a rule's pattern may name, and of how many. */
static const struct part {
    const char *group;
    enum period_kind kind;
    int most;
} parts[] = {
    {"h", PERIOD_HALF, 2},
    {"q", PERIOD_QUARTER, 4},
    {"m", PERIOD_MONTH, 12},
};

static bool set_part(const struct rule *rule, const struct regex_match *match,
                     const struct part *part, struct period *period)
{
    struct view word = regex_group(rule->regex, match, part->group);
    int number = view_equal(word, VIEW("上"))   ? 1
                 : view_equal(word, VIEW("下")) ? 2
                                                : small_number(word);

    if (word.n == 0)
        return true;
    period->kind = part->kind;
    period->part = number;
    return number >= 1 && number <= part->most;
}

bool read_period(const struct rule *rule, const struct regex_match *match,
                 struct reading *out)
{
    int year = group_number(rule, match, "y");
    int last = group_number(rule, match, "last");
    char text[PERIOD_TEXT];

    if (year <= 0 || last < 0 || (last > 0 && last < year)) {
        reading_refuse(out, "normalize.period");
        return false;
    }
    out->period = last ? period_span(year, last) : period_year(year);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!set_part(rule, match, &parts[i], &out->period))
            return false;
    out->text = arena_copy(
        out->arena, (struct view){text, period_print(out->period, text)});
    return true;
}
