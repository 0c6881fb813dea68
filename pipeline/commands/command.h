/* The commands: one file each, one symbol each. */
#ifndef NIANBAO_COMMANDS_COMMAND_H
#define NIANBAO_COMMANDS_COMMAND_H

#include "pipeline/base/err.h"
#include "pipeline/commands/options.h"

/* `takes` names the options it knows besides those of every command; "FILE"
 * in it allows operands. `run` returns the exit status and may print. */
struct command {
    const char *name;
    const char *summary;
    const char *usage;
    const char *const *takes; /* NULL-terminated */
    bool operands;
    int (*run)(const struct options *options, struct err *err);
};

extern const struct command init_command;
extern const struct command run_command;
extern const struct command receive_command;
extern const struct command check_command;
extern const struct command report_command;
extern const struct command rebuild_command;
extern const struct command fsck_command;
extern const struct command rules_command;
extern const struct command status_command;
extern const struct command template_command;
extern const struct command whatif_command;

#endif
