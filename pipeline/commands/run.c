/* nianbao run, nianbao report: a night, and what is said of it. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/commands/clock.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/night.h"

/* One line on a terminal, nothing under cron. */
static void show(void *self, const char *doing, size_t done, size_t total)
{
    (void)self;
    if (done % 64 == 0 || done + 1 == total)
        fprintf(stderr, "\r%-10s %zu of %zu\033[K", doing, done + 1, total);
    if (done + 1 == total)
        fputs("\r\033[K", stderr);
}

static void print_inbox(const struct summary *s)
{
    printf("drops      %zu seen: %zu accepted, %zu with warnings, "
           "%zu partly, %zu rejected\n",
           s->drops, s->by_verdict[VERDICT_ACCEPTED],
           s->by_verdict[VERDICT_WARNINGS], s->by_verdict[VERDICT_PARTLY],
           s->by_verdict[VERDICT_REJECTED]);
    if (s->waiting)
        printf("waiting    %zu still being written, left for the next run\n",
               s->waiting);
    if (s->refused)
        printf("ignored    %zu that are no plain files\n", s->refused);
    printf("contents   %zu submissions, %zu values\n", s->submissions,
           s->values);
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void print_release(const struct night *night,
                          const struct timespec *start)
{
    const struct summary *s = &night->summary;
    if (s->published)
        printf("findings   %zu open in the tables of %d\n", s->findings,
               s->year);
    else
        puts("nothing new: the tables stand as they are");
    printf("seconds    %.2f\n", seconds_since(start));
    if (night->ephemeral)
        printf("release    %s\n", night->out);
    else
        printf("release    %s/releases/%.*s\n", night->site,
               VIEW_ARG(s->release));
}

static enum status prepare(struct night *night, const struct options *options,
                           struct err *err)
{
    night->site = options->site;
    night->ephemeral = options->ephemeral;
    night->out = options->out;
    if (options->ephemeral && !options->out)
        return err_set(err, FAULT_USAGE, "--ephemeral wants --out DIR");
    if (isatty(STDERR_FILENO))
        night->progress.show = show;
    if (options->period && !view_number(view_of(options->period), &night->year))
        return err_set(err, FAULT_USAGE, "--period %s is no year",
                       options->period);
    return options->clock ? clock_parse(options->clock, &night->clock, err)
                          : STATUS_OK;
}

/* Under cron (no terminal) a night with nothing to tell says nothing. */
static bool quiet(const struct summary *s)
{
    return !isatty(STDOUT_FILENO) && !s->drops && !s->published;
}

static int finish(const struct night *night, enum status status,
                  const struct timespec *start, const struct err *err)
{
    const struct summary *s = &night->summary;
    if (status != STATUS_OK)
        return err_exit_status(err);
    if (s->drops || !quiet(s)) {
        print_inbox(s);
        print_release(night, start);
    }
    return s->by_verdict[VERDICT_REJECTED] || s->by_verdict[VERDICT_PARTLY];
}

static int batch(const struct options *options,
                 enum status (*go)(struct night *, struct err *),
                 struct err *err)
{
    struct survey survey;
    struct night night = {0};
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    enum status s = survey_load(&survey, options, err);
    night.config = &survey.config;
    night.settings = &survey.settings;
    if (s == STATUS_OK)
        s = prepare(&night, options, err);
    if (s == STATUS_OK)
        s = go(&night, err);
    int code = finish(&night, s, &start, err);
    night_release(&night);
    survey_release(&survey);
    return code;
}

static int run(const struct options *options, struct err *err)
{
    return batch(options, night_run, err);
}

static int report(const struct options *options, struct err *err)
{
    return batch(options, night_report, err);
}

static const char *const run_takes[] = {"clock",   "period", "ephemeral", "out",
                                        "workers", "settle", NULL};
static const char *const report_takes[] = {"clock", "period", NULL};

const struct command run_command = {
    .name = "run",
    .summary = "a night: receive the inbox, compile, publish",
    .usage = "run [--site DIR] [--config DIR] [--period YEAR] [--settle "
             "SECONDS]\n           [--workers N] [--clock TIME] [--ephemeral "
             "--out DIR]",
    .takes = run_takes,
    .run = run,
};

const struct command report_command = {
    .name = "report",
    .summary = "the tables again from the ledger; the inbox is left alone",
    .usage = "report [--site DIR] [--config DIR] [--period YEAR] [--clock "
             "TIME]",
    .takes = report_takes,
    .run = report,
};
