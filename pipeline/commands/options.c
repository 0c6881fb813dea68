/* Reads options by a table of names. */
#include "pipeline/commands/options.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/commands/command.h"

enum kind { OPTION_TEXT, OPTION_SWITCH, OPTION_SETTING };

struct option {
    const char *name;
    enum kind kind;
    size_t offset; /* in struct options */
    bool common;   /* every command takes it */
};

#define FIELD(field) offsetof(struct options, field)

static const struct option table[] = {
    {"site", OPTION_TEXT, FIELD(site), true},
    {"config", OPTION_TEXT, FIELD(config), true},
    {"help", OPTION_SWITCH, FIELD(help), true},
    {"clock", OPTION_TEXT, FIELD(clock), false},
    {"period", OPTION_TEXT, FIELD(period), false},
    {"out", OPTION_TEXT, FIELD(out), false},
    {"ephemeral", OPTION_SWITCH, FIELD(ephemeral), false},
    {"json", OPTION_SWITCH, FIELD(json), false},
    {"csv", OPTION_SWITCH, FIELD(csv), false},
    {"language", OPTION_TEXT, FIELD(language), false},
    {"test", OPTION_SWITCH, FIELD(test), false},
    {"open-warnings", OPTION_SWITCH, FIELD(open_warnings), false},
    {"tolerance", OPTION_TEXT, FIELD(tolerance), false},
    {"workers", OPTION_SETTING, 0, false},
    {"settle", OPTION_SETTING, 0, false},
    {"wait", OPTION_SETTING, 0, false},
    {"loss-most", OPTION_SETTING, 0, false},
};

static bool takes(const struct command *command, const struct option *option)
{
    if (option->common)
        return true;
    for (const char *const *t = command->takes; t && *t; t++)
        if (!strcmp(*t, option->name))
            return true;
    return false;
}

static const struct option *find(const struct command *command,
                                 struct view name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (view_equal(view_of(table[i].name), name) &&
            takes(command, &table[i]))
            return &table[i];
    return NULL;
}

static enum status unknown(const struct command *command, struct view name,
                           struct err *err)
{
    struct buf known = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (takes(command, &table[i]))
            buf_format(&known, " --%s", table[i].name);
    enum status s = err_set(err, FAULT_USAGE, "%s does not know --%.*s",
                            command->name, VIEW_ARG(name));
    err_remedy(err, "it knows%s", known.p ? known.p : " none");
    buf_release(&known);
    return s;
}

static enum status set(struct options *options, const struct option *option,
                       const char *value, struct err *err)
{
    char *base = (char *)options;
    if (option->kind == OPTION_SWITCH) {
        *(bool *)(void *)(base + option->offset) = true;
    } else if (option->kind == OPTION_TEXT) {
        *(const char **)(void *)(base + option->offset) = value;
    } else if (options->setting_count < OPTION_SETTINGS_MAX) {
        options->settings[options->setting_count++] =
            (struct option_setting){option->name, value};
    } else {
        return err_set(err, FAULT_USAGE, "too many options");
    }
    return STATUS_OK;
}

/* One option at argv[*i]; its value is behind '=' or the next word. */
static enum status read_one(struct options *options,
                            const struct command *command, char **argv, int *i,
                            struct err *err)
{
    struct view rest = view_of(argv[*i] + 2);
    const char *equals = strchr(argv[*i], '=');
    struct view name = view_cut(&rest, '=');
    const struct option *option = find(command, name);
    if (!option)
        return unknown(command, name, err);
    if (option->kind == OPTION_SWITCH && !equals)
        return set(options, option, NULL, err);
    if (option->kind == OPTION_SWITCH)
        return err_set(err, FAULT_USAGE, "--%s takes no value", option->name);
    const char *value = equals ? equals + 1 : argv[++*i];
    if (!value)
        return err_set(err, FAULT_USAGE, "--%s wants a value", option->name);
    return set(options, option, value, err);
}

enum status options_read(struct options *options, const struct command *command,
                         int argc, char **argv, struct err *err)
{
    const char *site = getenv("NIANBAO_SITE");
    *options = (struct options){.site = site && *site ? site : "."};
    int i = 0;
    for (; i < argc && !strncmp(argv[i], "--", 2); i++) {
        if (!argv[i][2]) {
            i++;
            break;
        }
        enum status s = read_one(options, command, argv, &i, err);
        if (s != STATUS_OK)
            return s;
    }
    options->operands = argv + i;
    options->operand_count = (size_t)(argc - i);
    if (options->operand_count && !command->operands)
        return err_set(err, FAULT_USAGE, "%s takes no operand: %s",
                       command->name, argv[i]);
    return STATUS_OK;
}
