/* Moments as dockets have them, and the days and hours that people read. */
#include "pipeline/model/moment.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOMENT_LEAST = 19 }; /* characters of 2022-02-28T17:00:00 */

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
static bool there(struct view moment, long zone, struct tm *tm)
{
    if (!parse(moment, tm))
        return false;
    tm->tm_min += (int)zone;
    timegm(tm);
    return true;
}

bool moment_day(struct view moment, long zone, char day[MOMENT_DAY])
{
    struct tm tm;
    return there(moment, zone, &tm) &&
           strftime(day, MOMENT_DAY, "%Y-%m-%d", &tm) > 0;
}

bool moment_print(struct view moment, long zone, char text[MOMENT_TEXT])
{
    struct tm tm;
    if (!there(moment, zone, &tm))
        return false;
    size_t n = strftime(text, MOMENT_TEXT, "%Y-%m-%d %H:%M:%S", &tm);
    long minutes = labs(zone);
    snprintf(text + n, MOMENT_TEXT - n, " (UTC%c%02ld:%02ld)",
             zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return n > 0;
}

void moment_of(time_t instant, char text[MOMENT_TEXT])
{
    struct tm tm;
    text[0] = '\0';
    if (gmtime_r(&instant, &tm))
        strftime(text, MOMENT_TEXT, "%Y-%m-%dT%H:%M:%SZ", &tm);
}
