/* How far a batch is, how fast, and how long it will take, on a terminal. */
#ifndef NIANBAO_COMMANDS_METER_H
#define NIANBAO_COMMANDS_METER_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/text.h"

/* Zeroed before the first use. Times are milliseconds of any steady clock. */
struct meter {
    const char *doing; /* the work that `begun` is of */
    int64_t begun, shown;
};

/* "reading    512 of 2048  25 %  256/s  0:06 left": `done` after `spent`
 * milliseconds. What cannot be told yet is left out. */
void meter_print(const char *doing, size_t done, size_t total, int64_t spent,
                 struct buf *out);

/* Rewrites the line on standard error, ten times a second at most; takes it
 * away with the last one. As `show` of struct progress: `done` counts from 0.
 */
void meter_show(void *meter, const char *doing, size_t done, size_t total);

#endif
