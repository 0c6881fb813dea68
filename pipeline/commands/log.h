/* Lines on standard error, each with how bad it is. */
#ifndef NIANBAO_COMMANDS_LOG_H
#define NIANBAO_COMMANDS_LOG_H

#include "pipeline/base/err.h"

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARNING, LOG_LEVEL_NOTICE };

/* "nianbao: warning: TEXT"; under systemd with the level as its journal reads
 * it, "<4>". Source for the numbers: sd-daemon(3). */
void log_line(enum log_level level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A failure, as LOG_LEVEL_ERROR. */
void log_err(const struct err *err);

#endif
