/* nianbao status: who has reported, who is late, what is open. */
#include <stdio.h>
#include <string.h>

#include "pipeline/commands/clock.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/compile.h"
#include "pipeline/engine/standing_print.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/record.h"
#include "pipeline/output/columns_write.h"
#include "pipeline/output/csv_write.h"
#include "pipeline/store/site.h"

/* What is asked, and the night it would be asked in. */
struct asking {
    struct night night;
    struct standings standings;
    struct arena *arena;
    struct arena record; /* of one return */
    enum language language;
    char day[COMPILE_DAY];
};

/* Returns of units that owe none are not looked into. */
static enum status take(void *self, const struct ledger_submission *row,
                        struct err *err)
{
    struct asking *a = self;
    const struct catalogue *c = a->night.config->catalogue;
    if (!catalogue_listed(c, row->unit))
        return STATUS_OK;
    arena_clear(&a->record);
    struct view record = arena_copy(&a->record, row->record);
    struct submission *s = record_unpack(record, c, &a->record, err);
    if (!s)
        return STATUS_FATAL;
    standings_take(&a->standings, s);
    return STATUS_OK;
}

static enum status read_options(struct asking *a, const struct options *options,
                                struct err *err)
{
    const char *language = options->language ? options->language : "zh";
    while (a->language < LANGUAGE_COUNT &&
           strcmp(language, language_code(a->language)))
        a->language++;
    if (a->language == LANGUAGE_COUNT)
        return err_set(err, FAULT_USAGE, "--language %s; expected zh or en",
                       language);
    if (options->period &&
        !view_number(view_of(options->period), &a->night.year))
        return err_set(err, FAULT_USAGE, "--period %s is no year",
                       options->period);
    if (options->clock)
        return clock_parse(options->clock, &a->night.clock, err);
    a->night.clock.tv_sec = time(NULL);
    return STATUS_OK;
}

static enum status ask(struct asking *a, struct err *err)
{
    struct night *night = &a->night;
    const char *path = site_path(a->arena, night->site, "ledger.sqlite");
    int year = compile_year(night);
    if (!year)
        return err_set(err, FAULT_USAGE,
                       "no year of report: the calendar has none open");
    night->ledger = ledger_open_read(path, err);
    if (!night->ledger)
        return STATUS_FATAL;
    arena_init(&a->record, 0);
    enum status s =
        standings_open(&a->standings, night->config->catalogue, night->ledger,
                       year, compile_day(night, a->day), a->arena, err);
    if (s == STATUS_OK)
        s = ledger_counted(night->ledger, take, a, err);
    standings_close(&a->standings);
    arena_release(&a->record);
    ledger_close(night->ledger);
    return s;
}

/* The hour stands above the screen alone: the same rows are the same file. */
static void put_head(const struct asking *a, struct buf *out)
{
    char utc[MOMENT_TEXT], text[MOMENT_TEXT] = "";
    const struct settings *settings = a->night.settings;
    moment_of(a->night.clock.tv_sec, utc);
    moment_print(view_of(utc), settings->zone, text);
    if (settings->title[a->language].n)
        buf_format(out, "%.*s\n", VIEW_ARG(settings->title[a->language]));
    buf_format(out,
               a->language == LANGUAGE_ZH ? "%d 年，截至 %s\n\n"
                                          : "%d, as known at %s\n\n",
               a->standings.year, text);
}

static enum status print(struct asking *a, bool csv, struct err *err)
{
    struct buf out = {0};
    const struct table *table =
        standing_table(&a->standings, !csv, a->language, a->arena);
    if (!table)
        return err_memory(err);
    if (csv) {
        csv_write(table, &out);
    } else {
        put_head(a, &out);
        columns_write(table, &out);
    }
    enum status s = out.failed ? err_memory(err) : STATUS_OK;
    fwrite(out.p ? out.p : "", 1, out.n, stdout);
    buf_release(&out);
    return s;
}

static int run(const struct options *options, struct err *err)
{
    struct survey survey;
    enum status s = survey_load(&survey, options, err);
    struct asking a = {
        .arena = &survey.arena,
        .night = {.site = options->site,
                  .config = &survey.config,
                  .settings = &survey.settings},
    };
    if (s == STATUS_OK)
        s = read_options(&a, options, err);
    if (s == STATUS_OK)
        s = ask(&a, err);
    if (s == STATUS_OK)
        s = print(&a, options->csv, err);
    survey_release(&survey);
    return s == STATUS_OK ? 0 : err_exit_status(err);
}

static const char *const takes[] = {"clock", "period", "csv", "language", NULL};

const struct command status_command = {
    .name = "status",
    .summary = "who has reported, who is late, what is open",
    .usage = "status [--site DIR] [--config DIR] [--period YEAR] [--csv]\n"
             "              [--language zh|en] [--clock TIME]",
    .takes = takes,
    .run = run,
};
