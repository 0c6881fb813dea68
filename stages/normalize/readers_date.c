/* Reads dates and periods. */
#include "stages/normalize/days.h"
#include "stages/normalize/readers.h"

/* The group as a small number; 0 if it took no part, -1 if it is none. A group
 * that the pattern does not have at all is as one that took no part. */
static int group_number(const struct rule *rule,
                        const struct regex_match *match, const char *name)
{
    struct view text = regex_group(rule->regex, match, name);

    return text.n > 0 ? small_number(text) : 0;
}

/* As precise as it was told: "2021" must not become the first of January. */
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

/* Only as days: the fraction that is a time of day is no matter of a return. */
bool read_serial_date(const struct rule *rule, const struct regex_match *match,
                      struct reading *out)
{
    long since = day_number((struct day){1899, 12, 30});
    int serial = group_number(rule, match, "serial");
    struct day day;

    if (serial <= 0)
        return false;
    day = day_of_number(since + serial);
    return day_exists(day) && write_day(day, out);
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

/* First and second half are 上 and 下, the quarters 一 to 四 or 1 to 4. */
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

/* A wrong year is refused for good; a wrong part may be a date for another
 * rule. */
bool read_period(const struct rule *rule, const struct regex_match *match,
                 struct reading *out)
{
    int year = group_number(rule, match, "y");
    int last = group_number(rule, match, "last");
    char text[PERIOD_TEXT];

    if (!period_year_valid(year) ||
        (last != 0 && (last < year || !period_year_valid(last)))) {
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
