/* What run, receive and report have in common. */
#ifndef NIANBAO_COMMANDS_NIGHTLY_H
#define NIANBAO_COMMANDS_NIGHTLY_H

#include "pipeline/commands/options.h"
#include "pipeline/engine/night.h"

struct nightly {
    const char *command;
    enum status (*go)(struct night *, struct err *);
    bool compiled; /* it makes releases */
};

/* Loads the survey, goes, tells what came of it: nothing where no terminal
 * looks on and nothing is bad. Returns the exit status. */
int nightly_run(const struct nightly *nightly, const struct options *options,
                struct err *err);

#endif
