/* A batch as a command: options in, a summary and an exit status out. */
#include "pipeline/commands/nightly.h"

#include <stdio.h>
#include <unistd.h>

#include "pipeline/commands/clock.h"
#include "pipeline/commands/log.h"
#include "pipeline/commands/meter.h"
#include "pipeline/commands/summary.h"
#include "pipeline/commands/survey.h"

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum status prepare(struct night *night, const struct options *options,
                           struct meter *meter, struct err *err)
{
    night->site = options->site;
    night->ephemeral = options->ephemeral;
    night->out = options->out;
    if (options->ephemeral && !options->out)
        return err_set(err, FAULT_USAGE, "--ephemeral wants --out DIR");
    if (isatty(STDERR_FILENO))
        night->progress = (struct progress){meter, meter_show};
    if (options->period && !view_number(view_of(options->period), &night->year))
        return err_set(err, FAULT_USAGE, "--period %s is no year",
                       options->period);
    return options->clock ? clock_parse(options->clock, &night->clock, err)
                          : STATUS_OK;
}

static int status_of(const struct night *night, const struct err *err)
{
    const struct summary *s = &night->summary;
    if (err->fault != FAULT_NONE)
        return err_exit_status(err);
    return s->by_verdict[VERDICT_REJECTED] || s->by_verdict[VERDICT_PARTLY];
}

/* Under cron whatever is printed becomes a mail. */
static void tell(const struct told_batch *told, bool json)
{
    struct buf out = {0};
    bool failed =
        told->err->fault != FAULT_NONE && told->err->fault != FAULT_GATE;
    if (told->night->busy)
        log_line(LOG_LEVEL_NOTICE,
                 "%s/lock.receive is held by another command; the inbox is "
                 "left to it",
                 told->night->site);
    if (told->night->unjailed && !failed)
        log_line(LOG_LEVEL_WARNING,
                 "this kernel has no seccomp: the files were read by workers "
                 "without a jail, as jail = wanted in site.conf allows");
    if (json)
        summary_json(told, &out);
    else if (!failed && !told->night->busy &&
             (isatty(STDOUT_FILENO) || summary_is_bad(told)))
        summary_text(told, &out);
    fwrite(out.p ? out.p : "", 1, out.n, stdout);
    buf_release(&out);
}

int nightly_run(const struct nightly *nightly, const struct options *options,
                struct err *err)
{
    struct survey survey;
    struct night night = {0};
    struct meter meter = {0};
    int64_t begun = milliseconds();
    enum status s = survey_load(&survey, options, err);
    night.config = &survey.config;
    night.settings = &survey.settings;
    if (s == STATUS_OK)
        s = prepare(&night, options, &meter, err);
    if (s == STATUS_OK)
        nightly->go(&night, err); /* how it ended is in `err` */
    struct told_batch told = {.command = nightly->command,
                              .night = &night,
                              .err = err,
                              .status = status_of(&night, err),
                              .compiled = nightly->compiled,
                              .milliseconds = milliseconds() - begun};
    tell(&told, options->json);
    night_release(&night);
    survey_release(&survey);
    return told.status;
}
