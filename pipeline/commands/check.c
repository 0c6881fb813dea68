/* nianbao check: the verdict on files, nothing recorded. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/work.h"

struct checking {
    const struct catalogue *catalogue;
    size_t findings;
};

static const char *const verdict_words[] = {
    [VERDICT_ACCEPTED] = "接收 / accepted",
    [VERDICT_WARNINGS] = "接收，有提示 / accepted with warnings",
    [VERDICT_PARTLY] = "部分接收 / partly accepted",
    [VERDICT_REJECTED] = "退回 / rejected",
};

static enum status keep_nothing(void *self, struct ledger_submission *row,
                                struct err *err)
{
    (void)self;
    (void)row;
    (void)err;
    return STATUS_OK;
}

/* Two languages, each with what is wrong and how to mend it. */
static void print_finding(const struct catalogue *catalogue,
                          const struct finding *f)
{
    struct buf text = {0};
    printf("%.*s:%ld:%ld: %s %.*s\n", VIEW_ARG(f->file), f->line, f->column,
           severity_name(f->severity), VIEW_ARG(f->code));
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        buf_clear(&text);
        buf_adds(&text, "    ");
        finding_print(catalogue, f, (enum language)l, &text);
        buf_adds(&text, l == LANGUAGE_ZH ? " → " : " -> ");
        finding_print_remedy(catalogue, f, (enum language)l, &text);
        puts(text.p ? text.p : "");
    }
    buf_release(&text);
}

static void print_all(struct checking *c, const struct array *findings)
{
    const struct finding *f = findings->at;
    for (size_t i = 0; i < findings->count; i++)
        print_finding(c->catalogue, &f[i]);
    c->findings += findings->count;
}

static void look(void *self, const struct submission *s)
{
    print_all(self, &s->findings);
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

static enum status check_file(struct work *work, struct checking *c,
                              const char *path, struct err *err)
{
    const char *name;
    struct stat st;
    struct view sender = sender_of(path, &name);
    if (!catalogue_sender(c->catalogue, sender))
        sender = (struct view){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st)) {
        enum status s = err_system(err, "cannot open", path);
        if (fd >= 0)
            close(fd);
        return s;
    }
    struct drop drop = {.fd = fd,
                        .name = view_of(name),
                        .sender = sender,
                        .size = (size_t)st.st_size};
    enum status s = work_drop(work, &drop, err);
    close(fd);
    if (s != STATUS_OK)
        return s;
    print_all(c, &work->drop_findings);
    printf("%s: %s: %zu submissions, %zu values\n", path,
           verdict_words[work->result.verdict], work->result.submissions,
           work->result.values);
    return STATUS_OK;
}

static int check_all(struct road *road, const struct options *options,
                     struct err *err)
{
    struct checking c = {.catalogue = road->config->catalogue};
    struct work work;
    int code = 0;
    work_init(&work, road, (struct work_sink){&c, keep_nothing, look});
    for (size_t i = 0; i < options->operand_count; i++) {
        if (check_file(&work, &c, options->operands[i], err) != STATUS_OK) {
            code = err_exit_status(err);
            break;
        }
        if (work.result.verdict >= VERDICT_PARTLY)
            code = 1;
    }
    work_release(&work);
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
        code = check_all(&road, options, err);
        road_close(&road);
    }
    survey_release(&survey);
    return code;
}

const struct command check_command = {
    .name = "check",
    .summary = "the verdict on files without recording anything",
    .usage = "check [--site DIR] [--config DIR] FILE...",
    .operands = true,
    .run = run,
};
