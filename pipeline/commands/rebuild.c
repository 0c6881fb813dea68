/* nianbao rebuild: ledger and receipts again from the archive. */
#include "pipeline/commands/command.h"
#include "pipeline/commands/nightly.h"

static int run(const struct options *options, struct err *err)
{
    static const struct nightly nightly = {"rebuild", night_rebuild, false};
    return nightly_run(&nightly, options, err);
}

static const char *const takes[] = {"workers", "wait", "json", NULL};

const struct command rebuild_command = {
    .name = "rebuild",
    .summary = "ledger and receipts again from the archive",
    .usage = "rebuild [--site DIR] [--config DIR] [--workers N] [--wait "
             "SECONDS]\n               [--json]",
    .takes = takes,
    .run = run,
};
