/* Reads the time that --clock gives. */
#include "pipeline/commands/clock.h"

#include <string.h>

enum { OFFSET_TEXT = 6, OFFSET_HOURS_MOST = 14 };

/* Two digits, -1 if they are none. */
static int pair(const char *text)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    return (text[0] - '0') * 10 + text[1] - '0';
}

/* Seconds an offset "+08:00" or "Z" is ahead of UTC; false if it is none. */
static bool offset(const char *text, long *seconds)
{
    *seconds = 0;
    if (!*text || !strcmp(text, "Z"))
        return true;
    if (strlen(text) != OFFSET_TEXT || text[3] != ':' ||
        (*text != '+' && *text != '-'))
        return false;
    int hours = pair(text + 1), minutes = pair(text + 4);
    *seconds = (hours * 60L + minutes) * 60L * (*text == '-' ? -1 : 1);
    return hours >= 0 && hours <= OFFSET_HOURS_MOST && minutes >= 0 &&
           minutes < 60;
}

/* False for a day that is in no calendar, such as the 30th of February. */
static bool instant(struct tm tm, long ahead, struct timespec *clock)
{
    int day = tm.tm_mday;
    *clock = (struct timespec){.tv_sec = timegm(&tm) - ahead};
    return tm.tm_mday == day;
}

enum status clock_parse(const char *text, struct timespec *clock,
                        struct err *err)
{
    struct tm tm = {0};
    long ahead = 0;
    const char *rest = strptime(text, "%Y-%m-%d", &tm);
    if (rest && *rest == 'T')
        rest = strptime(rest + 1, "%H:%M:%S", &tm);
    if (!rest || !offset(rest, &ahead) || !instant(tm, ahead, clock)) {
        err_set(err, FAULT_USAGE, "--clock %s is no time", text);
        err_remedy(err, "write it like 2022-01-15T02:00:00+08:00");
        return STATUS_FATAL;
    }
    return STATUS_OK;
}
