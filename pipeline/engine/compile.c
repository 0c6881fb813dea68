/* Drives the stages' `all` and publishes what they made. */
#include "pipeline/engine/compile.h"

#include <string.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/engine/build.h"
#include "pipeline/engine/gate.h"
#include "pipeline/engine/instructions.h"
#include "pipeline/engine/pending.h"
#include "pipeline/engine/standing.h"
#include "pipeline/store/release.h"
#include "pipeline/store/site.h"

enum { RELEASE_ID = 16 };

/* Empty where there is no such day. */
struct view compile_day(const struct night *night, char text[COMPILE_DAY])
{
    struct tm tm;
    time_t now = night->clock.tv_sec ? night->clock.tv_sec : time(NULL);
    now += (time_t)night->settings->zone * 60;
    if (!gmtime_r(&now, &tm) || !strftime(text, COMPILE_DAY, "%Y-%m-%d", &tm))
        return (struct view){0};
    return view_of(text);
}

int compile_year(const struct night *night)
{
    char text[COMPILE_DAY];
    struct view day = compile_day(night, text);
    const struct catalogue *c = night->config->catalogue;
    int year = night->year;
    for (size_t i = 0; !night->year && i < c->calendar_count; i++) {
        const struct calendar_entry *e = &c->calendar[i];
        if (e->year > year && view_compare(e->opening, day) <= 0)
            year = e->year;
    }
    return year;
}

/* Where the day stands in the year's calendar: opening, deadline, correction
 * and lock that have passed; the opening is passed on its own day, the others
 * are still in time on theirs. Nights between two of these make one release. */
static void phase(const struct night *night, struct view day,
                  struct digest *digest)
{
    const struct catalogue *c = night->config->catalogue;
    for (size_t i = 0; i < c->calendar_count; i++) {
        const struct calendar_entry *e = &c->calendar[i];
        const struct view marks[] = {e->opening, e->deadline, e->correction,
                                     e->lock};
        char passed = '0';
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            int order = view_compare(marks[k], day);
            passed =
                (char)(passed + (marks[k].n && (order < 0 || (!k && !order))));
        }
        digest_add(digest, (struct view){&passed, 1});
    }
}

/* The release's id: a function of the set of verdicts, the configuration, the
 * program and the calendar phase, of nothing else. */
static enum status identify(struct night *night, struct run *run,
                            struct err *err)
{
    char text[DIGEST_TEXT];
    struct digest digest;
    enum status s = ledger_digest(night->ledger, text, err);
    if (s != STATUS_OK)
        return s;
    digest_init(&digest);
    digest_field(&digest, view_of(text));
    digest_field(&digest, night->config->catalogue->digest);
    digest_field(&digest, view_of(build_id()));
    digest_field(&digest, arena_format(run->arena, "%d", run->year));
    phase(night, run->day, &digest);
    digest_text(&digest, text);
    run->release = arena_copy(run->arena, (struct view){text, RELEASE_ID});
    return run->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status begin(struct night *night, struct run *run, struct err *err)
{
    if (!night->ephemeral)
        return release_begin(night->site, run->release, run->arena,
                             &run->folder, err);
    run->folder = night->out;
    return file_make_folders(night->out, err);
}

static enum status finish(struct night *night, struct run *run, struct err *err)
{
    enum status s = gate_list(run, err);
    if (s != STATUS_OK || night->ephemeral)
        return s;
    s = gate_check(night, run, err);
    if (s == STATUS_OK)
        s = release_finish(night->site, run->release, run->folder,
                           night->settings->durable, err);
    return s == STATUS_OK ? gate_clear(night, err) : s;
}

static bool is_current(struct night *night, const struct run *run)
{
    return !night->ephemeral &&
           view_equal(release_current(night->site, run->arena), run->release);
}

/* Before the release is switched in: a night that breaks off between the two
 * does both again. */
static enum status tell_senders(const struct night *night,
                                const struct run *run, struct err *err)
{
    if (night->ephemeral)
        return STATUS_OK;
    enum status s = pending_write(night, run, err);
    return s == STATUS_OK ? instructions_write(night->site, night->config, err)
                          : s;
}

static enum status make(struct night *night, struct run *run, struct err *err)
{
    struct standings standings;
    run->standings = &standings;
    enum status s = standings_open(&standings, run->catalogue, run->ledger,
                                   run->year, run->day, run->arena, err);
    if (s == STATUS_OK)
        s = begin(night, run, err);
    if (s == STATUS_OK)
        s = road_all(&night->road, run, err);
    if (s == STATUS_OK && night->arena.failed)
        s = err_memory(err);
    if (s == STATUS_OK)
        s = tell_senders(night, run, err);
    if (s == STATUS_OK)
        s = finish(night, run, err);
    run->standings = NULL;
    return s;
}

enum status compile(struct night *night, struct err *err)
{
    char day[COMPILE_DAY];
    struct run run = {
        .config = night->config,
        .catalogue = night->config->catalogue,
        .ledger = night->ledger,
        .arena = &night->arena,
        .year = compile_year(night),
        .day = compile_day(night, day),
    };
    if (!run.year)
        return err_set(err, FAULT_USAGE,
                       "no year of report: the calendar has none open");
    enum status s = identify(night, &run, err);
    night->summary.release = run.release;
    night->summary.year = run.year;
    if (s != STATUS_OK)
        return s;
    if (is_current(night, &run))
        return gate_clear(night, err);
    s = make(night, &run, err);
    night->summary.published = s == STATUS_OK;
    if (err->fault == FAULT_GATE) /* the tables that stand */
        night->summary.release = release_current(night->site, run.arena);
    night->summary.findings = run.findings.count;
    return s;
}
