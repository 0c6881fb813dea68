/* nianbao rules: the rules prove themselves, or describe themselves. */
#include <stdio.h>

#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/road.h"

static void print_example(const struct sheet_line *l)
{
    printf("%.*s:%ld: rule %.*s: %.*s: wanted %.*s, got %.*s\n",
           VIEW_ARG(l->file), l->line, VIEW_ARG(l->rule), VIEW_ARG(l->text),
           VIEW_ARG(l->wanted), VIEW_ARG(l->got));
}

/* What no example shows: what the rules are to each other. */
static void print_remark(const struct sheet_line *l)
{
    printf("%.*s:%ld: %s: rule %.*s: %.*s; %.*s\n", VIEW_ARG(l->file), l->line,
           l->kind == SHEET_MISTAKE ? "mistake" : "warning", VIEW_ARG(l->rule),
           VIEW_ARG(l->text), VIEW_ARG(l->wanted));
}

static void print_test(const struct sheet *sheet)
{
    const struct sheet_line *lines = sheet->lines.at;
    for (size_t i = 0; i < sheet->lines.count; i++)
        if (lines[i].kind != SHEET_EXAMPLE)
            print_remark(&lines[i]);
        else if (lines[i].failed)
            print_example(&lines[i]);
    printf("%zu examples, %zu do not hold", sheet->examples, sheet->failed);
    if (sheet->mistakes || sheet->warnings)
        printf("; %zu mistakes, %zu warnings", sheet->mistakes,
               sheet->warnings);
    putchar('\n');
}

static void print_description(const struct sheet *sheet)
{
    const struct sheet_line *lines = sheet->lines.at;
    for (size_t i = 0; i < sheet->lines.count; i++)
        printf("%-10.*s %-24.*s %.*s\n", VIEW_ARG(lines[i].group),
               VIEW_ARG(lines[i].rule), VIEW_ARG(lines[i].text));
}

static int prove(struct road *road, struct sheet *sheet, struct err *err)
{
    if (road_prove(road, sheet) != STATUS_OK) {
        err_memory(err);
        return err_exit_status(err);
    }
    print_test(sheet);
    return sheet->failed || sheet->mistakes ? 2 : 0;
}

static int describe(struct road *road, struct sheet *sheet, struct err *err)
{
    if (road_describe(road, sheet) != STATUS_OK) {
        err_memory(err);
        return err_exit_status(err);
    }
    print_description(sheet);
    return 0;
}

/* Chapters of stages first: they say which tables show what. */
static enum status write(struct road *road, enum language language,
                         const char *folder, struct err *err)
{
    struct arena arena;
    struct handbook handbook;
    enum status s = STATUS_FATAL;
    arena_init(&arena, 0);
    if (handbook_begin(&handbook, road->config->catalogue, language, &arena)) {
        road_document(road, &handbook);
        handbook_catalogue(&handbook);
    }
    if (arena.failed)
        err_memory(err);
    else
        s = handbook_write(&handbook, folder, err);
    arena_release(&arena);
    return s;
}

static int document(struct road *road, const char *folder, struct err *err)
{
    enum status s = STATUS_OK;
    for (int l = 0; s == STATUS_OK && l < LANGUAGE_COUNT; l++)
        s = write(road, (enum language)l, folder, err);
    if (s != STATUS_OK)
        return err_exit_status(err);
    printf("%s/index.zh.html\n%s/index.en.html\n", folder, folder);
    return 0;
}

static int answer(const struct options *options, struct road *road,
                  struct arena *arena, struct err *err)
{
    struct sheet sheet = {.arena = arena};
    if (options->test)
        return prove(road, &sheet, err);
    if (options->out)
        return document(road, options->out, err);
    return describe(road, &sheet, err);
}

static int run(const struct options *options, struct err *err)
{
    struct survey survey;
    struct road road = {0};
    int code;
    if (survey_load(&survey, options, err) != STATUS_OK ||
        road_open(&road, &survey.config, err) != STATUS_OK) {
        code = err_exit_status(err);
    } else {
        code = answer(options, &road, &survey.arena, err);
        road_close(&road);
    }
    survey_release(&survey);
    return code;
}

static const char *const takes[] = {"test", "out", NULL};

const struct command rules_command = {
    .name = "rules",
    .summary = "the survey's rules: --test proves them, --out documents all",
    .usage = "rules [--site DIR] [--config DIR] [--test | --out DIR]",
    .takes = takes,
    .run = run,
};
