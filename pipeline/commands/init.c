/* nianbao init: the folders of a site and its configuration. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/file.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/instructions.h"
#include "pipeline/store/site.h"

/* The configuration that came with the program: where `make install` puts it,
 * or beside build/ in a checkout. */
static const char *shipped(struct arena *arena)
{
    static const char *const beside[] = {"../share/nianbao/config",
                                         "../config"};
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0)
        return NULL;
    self[n] = '\0';
    char *slash = strrchr(self, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const char *path = arena_format(arena, "%s/%s", self, beside[i]).p;
        if (path && file_exists(path))
            return path;
    }
    return NULL;
}

static enum status no_config(struct err *err)
{
    err_set(err, FAULT_CONFIG,
            "the configuration to start from is not "
            "where the program is installed");
    err_remedy(err, "name it with --config DIR");
    return STATUS_FATAL;
}

/* A site that has its configuration needs no other, wherever the program is. */
static enum status make_site(const struct options *options, struct arena *arena,
                             struct err *err)
{
    const char *to = site_path(arena, options->site, "config");
    bool there = to && file_exists(to);
    const char *from = options->config ? options->config : shipped(arena);
    if (arena->failed)
        return err_memory(err);
    if (!there && !from)
        return no_config(err);
    enum status s = site_make(options->site, err);
    if (s != STATUS_OK || !there)
        return s == STATUS_OK ? file_copy_all(from, to, err) : s;
    printf("%s is there already and stays as it is\n", to);
    return STATUS_OK;
}

/* By the site's own survey, which may have been changed since: so a second
 * init brings the pages up to date. */
static enum status write_instructions(const struct options *options,
                                      struct err *err)
{
    struct survey survey;
    struct options own = *options;
    own.config = NULL;
    enum status s = survey_load(&survey, &own, err);
    if (s == STATUS_OK)
        s = instructions_write(options->site, &survey.config, err);
    survey_release(&survey);
    return s;
}

static int run(const struct options *options, struct err *err)
{
    struct arena arena;
    arena_init(&arena, 0);
    enum status s = make_site(options, &arena, err);
    arena_release(&arena);
    if (s == STATUS_OK)
        s = write_instructions(options, err);
    if (s != STATUS_OK)
        return err_exit_status(err);
    printf("site ready: %s\n", options->site);
    return 0;
}

const struct command init_command = {
    .name = "init",
    .summary = "make a site: folders and a configuration to change",
    .usage = "init [--site DIR] [--config DIR]",
    .run = run,
};
