/* The Gregorian calendar by counting days. */
#include "stages/normalize/days.h"

#include "pipeline/model/period.h"

enum {
    YEAR_MOST = 9999, /* four digits are what ISO 8601 writes */
    /* The calendar repeats itself after 400 years, which are 146,097 days: 97
     * leap years, and a whole number of weeks. */
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    EPOCH = 719468, /* days from 0000-03-01 to 1970-01-01 */
    MINUTES_A_DAY = 1440,
    /* One zone for the whole country, without summer time since 1992: a zone
     * left out needs no history of rules. */
    CHINA = 480 /* minutes ahead of UTC */
};

bool day_exists(struct day day)
{
    return day.year >= 1 && day.year <= YEAR_MOST && day.month >= 1 &&
           day.month <= 12 && day.day >= 1 &&
           day.day <= period_month_days(day.year, day.month);
}

/* Years begin in March here, so that the leap day is the last. (153 * month +
 * 2) / 5 are the days of the months before, in the rhythm 31 30 31 30 31 that
 * March begins. */
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

/* 1460 and 146096 are the days of 4 and 400 years less one, 36524 those of
 * 100: each takes back what the leap years have added, before the division by
 * 365. */
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
/* Hour 24 and second 60 are refused: ISO 8601 knows both, but a moment must
 * have one spelling to be compared. */
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
/* From -14:59 to +14:59; what is in use ends at +14:00. */
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

/* Read from the front, each part only behind the one before: a moment cut off
 * in the middle of a part is none. */
struct view moment_utc(struct view text, struct arena *arena)
{
    struct day day;
    int minutes = 0, seconds = 0, zone = CHINA;
    long all;

    if (!take(&text, 4, '-', &day.year) || !take(&text, 2, '-', &day.month) ||
        !take(&text, 2, '\0', &day.day) || !day_exists(day) ||
        !period_year_valid(day.year))
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
