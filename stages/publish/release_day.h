/* The day a release says it was prepared: the calendar's, not the clock's. */
#ifndef NIANBAO_STAGES_PUBLISH_RELEASE_DAY_H
#define NIANBAO_STAGES_PUBLISH_RELEASE_DAY_H

#include "pipeline/engine/stage.h"

/* The last day of the calendar that has passed, "2022-01-31": all nights of one
 * phase make the same release, so none of them may leave its own date in it.
 * Where no day has passed, the end of the year of report. Lives in the
 * catalogue or in `arena`. */
struct view release_day(const struct run *run, struct arena *arena);

/* The same by the calendar of one year's returns alone: when that year is
 * locked the day stands still, and so does a return that bears it. */
struct view release_day_of(const struct run *run, int year,
                           struct arena *arena);

#endif
