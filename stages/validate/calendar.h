/* When a return came, held against the calendar of its form. */
#ifndef NIANBAO_STAGES_VALIDATE_CALENDAR_H
#define NIANBAO_STAGES_VALIDATE_CALENDAR_H

#include "pipeline/model/submission.h"

/* "2022-03-01" and a NUL. */
enum { CALENDAR_DAY_TEXT = 11 };

/* The day of a moment in UTC ("2022-02-28T17:00:00Z") where clocks are
 * `zone` minutes ahead, "2022-03-01". False if it is no moment. The machine's
 * own time zone has no part in it: a deadline is the same wherever the night
 * runs. */
bool calendar_day(struct view moment, long zone, char day[CALENDAR_DAY_TEXT]);

/* One finding of level 1 at most, of the latest mark that has passed: before
 * the opening, after the deadline (the values are flagged as late), after the
 * days for corrections, after the lock. A period that the calendar does not
 * have must be over. How bad each is stands in messages.csv. With the setting
 * `past` what comes after the lock is history and nothing is said of it, nor
 * is anything said where no time of arrival is known. */
void calendar_judge(const struct catalogue *catalogue, struct submission *s);

#endif
