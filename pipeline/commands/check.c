/* nianbao check: the verdict on files, nothing recorded. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/commands/check_print.h"
#include "pipeline/commands/clock.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/judge.h"
#include "pipeline/engine/work.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/record.h"
#include "pipeline/store/site.h"

struct checking {
    struct road *road;
    const struct catalogue *catalogue;
    struct ledger *ledger; /* NULL: nothing is known of other returns */
    struct arena record;   /* of one submission */
    struct view received;  /* empty: no time is judged */
    bool warned;
};

static const char *const verdict_words[] = {
    [VERDICT_ACCEPTED] = "接收 / accepted",
    [VERDICT_WARNINGS] = "接收，有提示 / accepted with warnings",
    [VERDICT_PARTLY] = "部分接收 / partly accepted",
    [VERDICT_REJECTED] = "退回 / rejected",
};

static void print_all(struct checking *c, const struct array *findings)
{
    const struct finding *f = findings->at;
    for (size_t i = 0; i < findings->count; i++) {
        check_print_finding(c->catalogue, &f[i]);
        c->warned |= f[i].severity == SEVERITY_WARNING && !f[i].explained.n;
    }
}

/* Unpacked again as the ledger would, to be held against what it has. */
static enum status take(void *self, struct ledger_submission *row,
                        struct err *err)
{
    struct checking *c = self;
    arena_clear(&c->record);
    struct view bytes = arena_copy(&c->record, row->record);
    struct submission *s = record_unpack(bytes, c->catalogue, &c->record, err);
    enum status status = s ? STATUS_OK : STATUS_FATAL;
    if (s && c->ledger && s->acceptance != REJECTED)
        status = judge_beside(c->road, c->ledger, s, err);
    if (status == STATUS_OK)
        print_all(c, &s->findings);
    return status;
}

/* The sender is the folder the file lies in, as in an inbox: a file checked
 * elsewhere is taken to come from whom it says. */
static struct view sender_of(const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (!slash)
        return (struct view){0};
    const char *start = slash;
    while (start > path && start[-1] != '/')
        start--;
    return (struct view){start, (size_t)(slash - start)};
}

/* The descriptor of a file that can be read; its status in `is`. */
static enum status open_file(const char *path, int *fd, struct stat *is,
                             struct err *err)
{
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd >= 0 && !fstat(*fd, is))
        return STATUS_OK;
    enum status s = err_system(err, "cannot open", path);
    if (*fd >= 0)
        close(*fd);
    return s;
}

/* What level 2 found makes a warning of an acceptance, as on a receipt. */
static enum verdict verdict_of(const struct checking *c,
                               const struct work_result *result)
{
    if (result->verdict == VERDICT_ACCEPTED && c->warned)
        return VERDICT_WARNINGS;
    return result->verdict;
}

static enum status check_file(struct work *work, struct checking *c,
                              const char *path, struct err *err)
{
    const char *name;
    struct stat is;
    int fd;
    struct view sender = sender_of(path, &name);
    if (!catalogue_sender(c->catalogue, sender))
        sender = (struct view){0};
    enum status s = open_file(path, &fd, &is, err);
    if (s != STATUS_OK)
        return s;
    struct drop drop = {.fd = fd,
                        .name = view_of(name),
                        .sender = sender,
                        .received = c->received,
                        .size = (size_t)is.st_size};
    c->warned = false;
    s = work_drop(work, &drop, err);
    close(fd);
    if (s != STATUS_OK)
        return s;
    print_all(c, &work->drop_findings);
    printf("%s: %s: %zu submissions, %zu values\n", path,
           verdict_words[verdict_of(c, &work->result)],
           work->result.submissions, work->result.values);
    return STATUS_OK;
}

static int check_all(struct checking *c, const struct options *options,
                     struct err *err)
{
    struct work work;
    int code = 0;
    arena_init(&c->record, 0);
    work_init(&work, c->road, (struct work_sink){c, take, NULL});
    for (size_t i = 0; i < options->operand_count; i++) {
        if (check_file(&work, c, options->operands[i], err) != STATUS_OK) {
            code = err_exit_status(err);
            break;
        }
        if (work.result.verdict >= VERDICT_PARTLY)
            code = 1;
    }
    work_release(&work);
    arena_release(&c->record);
    return code;
}

/* The site's own history, if it has one, and the time it is looked at. */
static enum status open_history(struct checking *c,
                                const struct options *options,
                                struct survey *survey, struct err *err)
{
    struct timespec now = {.tv_sec = time(NULL)};
    char utc[MOMENT_TEXT], text[MOMENT_TEXT] = "";
    const char *path =
        site_path(&survey->arena, options->site, "ledger.sqlite");
    if (options->clock && clock_parse(options->clock, &now, err) != STATUS_OK)
        return STATUS_FATAL;
    if (!path || !file_exists(path))
        return path ? STATUS_OK : err_memory(err);
    c->ledger = ledger_open_read(path, err);
    if (!c->ledger)
        return STATUS_FATAL;
    moment_of(now.tv_sec, utc);
    c->received = arena_copy(&survey->arena, view_of(utc));
    moment_print(c->received, survey->settings.zone, text);
    printf("截至 %s / as known at %s\n", text, text);
    return STATUS_OK;
}

static int check(struct road *road, const struct options *options,
                 struct survey *survey, struct err *err)
{
    struct checking c = {.road = road, .catalogue = &survey->catalogue};
    if (open_history(&c, options, survey, err) != STATUS_OK)
        return err_exit_status(err);
    int code = check_all(&c, options, err);
    if (code <= 1)
        check_print_left_out(c.catalogue, c.ledger != NULL);
    ledger_close(c.ledger);
    return code;
}

static int run(const struct options *options, struct err *err)
{
    if (!options->operand_count) {
        err_set(err, FAULT_USAGE, "check wants at least one FILE");
        return err_exit_status(err);
    }
    struct survey survey;
    struct road road = {0};
    int code;
    if (survey_load(&survey, options, err) != STATUS_OK ||
        road_open(&road, &survey.config, err) != STATUS_OK) {
        code = err_exit_status(err);
    } else {
        code = check(&road, options, &survey, err);
        road_close(&road);
    }
    survey_release(&survey);
    return code;
}

static const char *const takes[] = {"clock", NULL};

const struct command check_command = {
    .name = "check",
    .summary = "the verdict on files without recording anything",
    .usage = "check [--site DIR] [--config DIR] [--clock TIME] FILE...",
    .takes = takes,
    .operands = true,
    .run = run,
};
