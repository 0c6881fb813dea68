/* Moments as dockets have them, and the days and hours that people read. */
#ifndef NIANBAO_MODEL_MOMENT_H
#define NIANBAO_MODEL_MOMENT_H

#include <stdbool.h>
#include <time.h>

#include "pipeline/base/text.h"

/* "2022-03-01", "2022-03-01 01:00:00 (UTC+08:00)", each with its NUL. */
enum { MOMENT_DAY = 11, MOMENT_TEXT = 40 };

/* The day of a moment in UTC ("2022-02-28T17:00:00Z") where clocks are
 * `zone` minutes ahead, "2022-03-01". False if it is no moment. The machine's
 * own time zone has no part in it. */
bool moment_day(struct view moment, long zone, char day[MOMENT_DAY]);

/* The same with the hour, and the zone it is of. */
bool moment_print(struct view moment, long zone, char text[MOMENT_TEXT]);

/* An instant as a moment in UTC, to the second. */
void moment_of(time_t instant, char text[MOMENT_TEXT]);

#endif
