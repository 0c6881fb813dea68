/* The Gregorian calendar by counting days. */
#include "stages/normalize/days.h"

#include <string.h>

enum {
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    EPOCH = 719468, /* days from 0000-03-01 to 1970-01-01 */
    MINUTES_A_DAY = 1440,
    CHINA = 480 /* minutes ahead of UTC */
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool day_exists(struct day day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (day.year < 1 || day.month < 1 || day.month > 12 || day.day < 1)
        return false;
    return day.day <=
           days[day.month - 1] + (day.month == 2 && is_leap(day.year));
}

/* Years begin in March here, so that the leap day is the last. */
long day_number(struct day day)
{
    long year = day.year - (day.month <= 2);
    long era = year / ERA_YEARS;
    long of_era = year % ERA_YEARS;
    long month = (day.month + 9) % 12;
    long of_year = (153 * month + 2) / 5 + day.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           EPOCH;
}

struct day day_of_number(long number)
{
    long days = number + EPOCH;
    long era = days / ERA_DAYS;
    long of_era = days % ERA_DAYS;
    long years =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * years + years / 4 - years / 100);
    long month = (5 * of_year + 2) / 153;
    int calendar = (int)(month < 10 ? month + 3 : month - 9);

    return (struct day){
        .year = (int)(years + era * ERA_YEARS) + (calendar <= 2),
        .month = calendar,
        .day = (int)(of_year - (153 * month + 2) / 5) + 1,
    };
}

/* `n` digits and then `after` (or the end, for 0) off the front. */
static bool take(struct view *text, size_t n, char after, int *number)
{
    struct view digits = {text->p, n};
    size_t taken = n + (after != '\0');

    if (text->n < taken || !view_number(digits, number))
        return false;
    if (after && text->p[n] != after)
        return false;
    text->p += taken;
    text->n -= taken;
    return true;
}

/* "T10:00" or "T10:00:00", fractions of a second left out. */
static bool take_time(struct view *text, int *minutes, int *seconds)
{
    int hour, minute;

    if (text->p[0] != 'T' && text->p[0] != ' ')
        return false;
    *text = (struct view){text->p + 1, text->n - 1};
    if (!take(text, 2, ':', &hour) || !take(text, 2, '\0', &minute) ||
        hour > 23 || minute > 59)
        return false;
    *minutes = hour * 60 + minute;
    if (text->n == 0 || text->p[0] != ':')
        return true;
    *text = (struct view){text->p + 1, text->n - 1};
    if (!take(text, 2, '\0', seconds) || *seconds > 59)
        return false;
    if (text->n > 0 && text->p[0] == '.')
        do
            *text = (struct view){text->p + 1, text->n - 1};
        while (text->n > 0 && text->p[0] >= '0' && text->p[0] <= '9');
    return true;
}

/* Minutes ahead of UTC. */
static bool take_zone(struct view *text, int *zone)
{
    int hours, minutes, sign;

    if (text->n == 0)
        return true;
    if (view_equal(*text, VIEW("Z"))) {
        *zone = 0;
        return true;
    }
    sign = text->p[0] == '-' ? -1 : 1;
    if (text->p[0] != '+' && text->p[0] != '-')
        return false;
    *text = (struct view){text->p + 1, text->n - 1};
    if (!take(text, 2, ':', &hours) || !take(text, 2, '\0', &minutes) ||
        text->n > 0 || hours > 14 || minutes > 59)
        return false;
    *zone = sign * (hours * 60 + minutes);
    return true;
}

struct view moment_utc(struct view text, struct arena *arena)
{
    struct day day;
    int minutes = 0, seconds = 0, zone = CHINA;
    long all;

    if (!take(&text, 4, '-', &day.year) || !take(&text, 2, '-', &day.month) ||
        !take(&text, 2, '\0', &day.day) || !day_exists(day) || day.year < 1900)
        return VIEW("");
    if (text.n > 0 && !take_time(&text, &minutes, &seconds))
        return VIEW("");
    if (!take_zone(&text, &zone))
        return VIEW("");
    /* Counted from the year 0 so that no division sees a negative number. */
    all = (day_number(day) + EPOCH) * MINUTES_A_DAY + minutes - zone;
    day = day_of_number(all / MINUTES_A_DAY - EPOCH);
    minutes = (int)(all % MINUTES_A_DAY);
    return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year,
                        day.month, day.day, minutes / 60, minutes % 60,
                        seconds);
}
