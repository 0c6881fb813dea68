/* What went wrong, where, and how to mend it. */
#ifndef NIANBAO_BASE_ERR_H
#define NIANBAO_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* How a call ended. REJECT means this input is refused and the run goes on;
 * FATAL means the run cannot go on. */
enum status { STATUS_OK, STATUS_END, STATUS_WARN, STATUS_REJECT, STATUS_FATAL };

/* Whose fault it is; decides the program's exit status. */
/* New ones go where err_exit_status has its table. */
enum fault {
    FAULT_NONE,
    FAULT_DATA,   /* a submission; never ends the run */
    FAULT_USAGE,  /* the command line */
    FAULT_CONFIG, /* a file under config/ */
    FAULT_GATE,   /* the release was withheld */
    FAULT_BUG,    /* ours */
    FAULT_MEMORY,
    FAULT_DISK, /* full */
    FAULT_IO,
    FAULT_LOCKED
};

/* One failure with its place. `code` names the message that tells a clerk
 * about it ("ingest.doctype"); it is static or lives as long as the config.
 * Line and column count from 1; 0 means not known. */
struct err {
    enum fault fault;
    const char *code;
    char file[256];
    long line;
    long column;
    char what[512];
    char remedy[256];
};

/* Fills `err` with a formatted reason and forgets its place. Returns
 * STATUS_REJECT for FAULT_DATA and STATUS_FATAL for every other fault, so that
 * `return err_set(...)` reads well. */
enum status err_set(struct err *err, enum fault fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a function that has arguments of its own to pass on. Only here
 * and in err_set a text too long is cut between characters: format nothing
 * into a buffer first. */
enum status err_setv(struct err *err, enum fault fault, const char *format,
                     va_list arguments) __attribute__((format(printf, 3, 0)));

/* err_set for the last failed system call: FAULT_DISK for ENOSPC and EDQUOT,
 * FAULT_MEMORY for ENOMEM, otherwise FAULT_IO; the reason ends with the
 * system's own words. */
enum status err_system(struct err *err, const char *doing, const char *path);

/* Out of memory, without formatting anything. Returns STATUS_FATAL. */
enum status err_memory(struct err *err);

/* Adds the place, cut to what fits; returns `err` for chaining. */
struct err *err_at(struct err *err, const char *file, long line, long column);

/* Adds what to do about it. */
void err_remedy(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes "file:line:column: what; remedy" as one line, leaving out what is not
 * known. */
void err_print(const struct err *err, FILE *to);

/* The exit status for `err` (0 for FAULT_NONE): 1, 2, 65, 70, 71, 73, 74, 75.
 * From 64 on they are those of BSD's sysexits.h, which cron jobs and mailers
 * know. */
int err_exit_status(const struct err *err);

#endif
