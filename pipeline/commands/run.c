/* nianbao run, nianbao report: a night with its release. */
#include "pipeline/commands/command.h"
#include "pipeline/commands/nightly.h"

static int run(const struct options *options, struct err *err)
{
    static const struct nightly nightly = {"run", night_run, true};
    return nightly_run(&nightly, options, err);
}

static int report(const struct options *options, struct err *err)
{
    static const struct nightly nightly = {"report", night_report, true};
    return nightly_run(&nightly, options, err);
}

static const char *const run_takes[] = {
    "clock",  "period", "ephemeral", "out",       "workers",
    "settle", "wait",   "json",      "loss-most", NULL};
static const char *const report_takes[] = {"clock", "period",    "wait",
                                           "json",  "loss-most", NULL};

const struct command run_command = {
    .name = "run",
    .summary = "a night: receive the inbox, compile, publish",
    .usage = "run [--site DIR] [--config DIR] [--period YEAR] [--settle "
             "SECONDS]\n           [--wait SECONDS] [--workers N] [--clock "
             "TIME] [--json]\n           [--loss-most PERCENT] [--ephemeral "
             "--out DIR]",
    .takes = run_takes,
    .run = run,
};

const struct command report_command = {
    .name = "report",
    .summary = "the tables again from the ledger; the inbox is left alone",
    .usage =
        "report [--site DIR] [--config DIR] [--period YEAR] [--clock "
        "TIME]\n              [--wait SECONDS] [--loss-most PERCENT] [--json]",
    .takes = report_takes,
    .run = report,
};
