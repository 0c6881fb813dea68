/* nianbao receive: archive, verdicts and receipts, without a release. */
#include "pipeline/commands/command.h"
#include "pipeline/commands/nightly.h"

static int run(const struct options *options, struct err *err)
{
    static const struct nightly nightly = {"receive", night_receive, false};
    return nightly_run(&nightly, options, err);
}

static const char *const takes[] = {"clock", "workers", "settle", "json", NULL};

const struct command receive_command = {
    .name = "receive",
    .summary = "archive, judge and answer what lies in the inbox",
    .usage = "receive [--site DIR] [--config DIR] [--settle SECONDS] "
             "[--workers N]\n               [--clock TIME] [--json]",
    .takes = takes,
    .run = run,
};
