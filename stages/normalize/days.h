/* Days of the calendar as numbers, and moments in UTC. */
#ifndef NIANBAO_STAGES_NORMALIZE_DAYS_H
#define NIANBAO_STAGES_NORMALIZE_DAYS_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"

struct day {
    int year, month, day;
};

/* Whether the Gregorian calendar has that day. Years 1 to 9999: what four
 * digits can write. */
bool day_exists(struct day day);
/* Days since 1970-01-01; of 1899-12-30 it is -25569. Source: the day count of
 * the proleptic Gregorian calendar in eras of 400 years. */
long day_number(struct day day);
/* The other way round; from 0000-03-01 on, for the division below must not see
 * a negative number. Exact for every day that exists. */
struct day day_of_number(long number);

/* A moment as ISO 8601 writes it ("2022-01-08", with "T10:00", ":00" and "Z" or
 * "+08:00" as far as they are told) in UTC, "2022-01-08T02:00:00Z": so that
 * moments compare as bytes. Without a zone it is China's. An empty view if it
 * is no moment. Years are those of a period: a moment in a far year would
 * outrank every later version of a return for good. */
struct view moment_utc(struct view text, struct arena *arena);

#endif
