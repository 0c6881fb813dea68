/* Writes log lines. */
#include "pipeline/commands/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct level {
    const char *name;
    int number; /* of syslog(3) */
} levels[] = {
    [LOG_LEVEL_ERROR] = {"error", 3},
    [LOG_LEVEL_WARNING] = {"warning", 4},
    [LOG_LEVEL_NOTICE] = {"notice", 5},
};

/* systemd sets JOURNAL_STREAM where its journal reads what a service writes. */
static void begin(enum log_level level)
{
    if (getenv("JOURNAL_STREAM"))
        fprintf(stderr, "<%d>", levels[level].number);
    fprintf(stderr, "nianbao: %s: ", levels[level].name);
}

void log_line(enum log_level level, const char *format, ...)
{
    va_list arguments;
    begin(level);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void log_err(const struct err *err)
{
    begin(LOG_LEVEL_ERROR);
    err_print(err, stderr);
}
