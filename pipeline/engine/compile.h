/* From the ledger to a release. */
#ifndef NIANBAO_ENGINE_COMPILE_H
#define NIANBAO_ENGINE_COMPILE_H

#include "pipeline/engine/night.h"

/* Runs the stages' `all` and switches the release in. Does nothing when the
 * release that the ledger and the configuration give is the current one. */
enum status compile(struct night *night, struct err *err);

/* "2022-03-01" and a NUL. */
enum { COMPILE_DAY = 11 };

/* The night's day in the survey's zone, ISO, in `text`; the calendar's days are
 * of that zone. */
struct view compile_day(const struct night *night, char text[COMPILE_DAY]);

/* The year of report: as told, or the latest whose collection was open by the
 * night's clock. 0 when the calendar has none. */
int compile_year(const struct night *night);

#endif
