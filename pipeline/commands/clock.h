/* A time as people and replays write it. */
#ifndef NIANBAO_COMMANDS_CLOCK_H
#define NIANBAO_COMMANDS_CLOCK_H

#include <time.h>

#include "pipeline/base/err.h"

/* "2022-01-15" or "2022-01-15T02:00:00", with Z or an offset "+08:00"; UTC if
 * there is none. FAULT_USAGE otherwise. */
enum status clock_parse(const char *text, struct timespec *clock,
                        struct err *err);

#endif
