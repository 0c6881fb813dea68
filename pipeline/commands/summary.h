/* What is said of a batch: to people in a mail's length, to programs as JSON.
 */
#ifndef NIANBAO_COMMANDS_SUMMARY_H
#define NIANBAO_COMMANDS_SUMMARY_H

#include "pipeline/engine/night.h"

/* What is told besides the night's own. */
struct told_batch {
    const char *command;
    const struct night *night;
    const struct err *err; /* FAULT_NONE if all went well */
    int status;            /* the program's exit status */
    bool compiled;         /* the command makes releases */
    int64_t milliseconds;
};

/* Whether somebody must look after something: a drop was rejected or accepted
 * in part, or, by a night with a release, the inbox holds what is no file or
 * the release was withheld. */
bool summary_is_bad(const struct told_batch *told);

/* Lines for people; the drops that need looking after by name. */
void summary_text(const struct told_batch *told, struct buf *out);

/* One object on one line, also after a failure. */
void summary_json(const struct told_batch *told, struct buf *out);

#endif
