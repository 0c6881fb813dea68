/* The command line, read once. */
#ifndef NIANBAO_COMMANDS_OPTIONS_H
#define NIANBAO_COMMANDS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/err.h"
#include "pipeline/model/settings.h"

enum { OPTION_SETTINGS_MAX = 32 };

struct option_setting {
    const char *name, *value;
};

/* Strings are the process's own. */
struct options {
    const char *site;      /* --site, NIANBAO_SITE or "." */
    const char *config;    /* --config; NULL: SITE/config */
    const char *clock;     /* --clock, ISO */
    const char *period;    /* --period, a year */
    const char *out;       /* --out */
    const char *language;  /* --language, zh or en */
    const char *tolerance; /* --tolerance, per cent */
    bool ephemeral, json, csv, test, help, open_warnings;
    struct option_setting settings[OPTION_SETTINGS_MAX];
    size_t setting_count;
    char *const *operands;
    size_t operand_count;
};

struct command;

/* Reads what follows the command's name. FAULT_USAGE names the option that is
 * not known, and those that are. */
enum status options_read(struct options *options, const struct command *command,
                         int argc, char **argv, struct err *err);

#endif
