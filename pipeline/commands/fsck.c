/* nianbao fsck: is the site whole? */
#include <stdio.h>

#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/fsck.h"

/* Names of files come from outside: nothing in them may move a cursor. */
static void print_safe(struct view text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x20 || c == 0x7f)
            printf("\\x%02x", c);
        else
            putchar(c);
    }
}

static void tell(void *self, enum fsck_kind kind, struct view where,
                 const char *what, const char *remedy)
{
    static const char *const words[] = {"stray", "mend", "LOST"};
    (void)self;
    printf("%-6s ", words[kind]);
    print_safe(where);
    printf(": %s; %s\n", what, remedy);
}

static void print_end(const struct fsck *f)
{
    printf("%zu originals, %zu dockets, %zu rows, %zu receipts: ", f->originals,
           f->dockets, f->rows, f->receipts);
    if (f->by_kind[FSCK_LOST])
        printf("%zu of the archive damaged or lost, ", f->by_kind[FSCK_LOST]);
    if (f->by_kind[FSCK_LOST] || f->by_kind[FSCK_MADE])
        printf("%zu to be made again\n", f->by_kind[FSCK_MADE]);
    else
        puts("whole");
}

/* What can be made again is work for the operator, what is lost a fault. */
static int status_of(const struct fsck *f)
{
    if (f->by_kind[FSCK_LOST])
        return 74;
    return f->by_kind[FSCK_MADE] ? 1 : 0;
}

static int look(struct fsck *f, struct err *err)
{
    if (fsck(f, err) != STATUS_OK)
        return err_exit_status(err);
    print_end(f);
    return status_of(f);
}

static int run(const struct options *options, struct err *err)
{
    struct survey survey;
    struct night night = {.site = options->site};
    struct fsck f = {.night = &night, .tell = tell};
    int code;
    night.config = &survey.config;
    night.settings = &survey.settings;
    if (survey_load(&survey, options, err) == STATUS_OK)
        code = look(&f, err);
    else
        code = err_exit_status(err);
    night_release(&night);
    survey_release(&survey);
    return code;
}

static const char *const takes[] = {"wait", NULL};

const struct command fsck_command = {
    .name = "fsck",
    .summary = "is the site whole? every byte of the archive is read",
    .usage = "fsck [--site DIR] [--config DIR] [--wait SECONDS]",
    .takes = takes,
    .run = run,
};
