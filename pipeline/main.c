/* nianbao: the table of commands, and the only place that exits. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/commands/command.h"
#include "pipeline/commands/log.h"
#include "pipeline/engine/build.h"

static const struct command *const commands[] = {
    &init_command,    &receive_command,  &run_command,    &check_command,
    &status_command,  &report_command,   &rules_command,  &fsck_command,
    &rebuild_command, &template_command, &whatif_command,
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *to)
{
    fputs("nianbao compiles a province's annual indicators from the "
          "submissions in an inbox.\n\nusage: nianbao COMMAND [OPTION...]\n\n",
          to);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(to, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`nianbao COMMAND --help` tells a command's options. The site is "
          "--site DIR, else\n$NIANBAO_SITE, else the current folder; its "
          "configuration is --config DIR, else\nSITE/config.\n\nexit status: "
          "0 clean, 1 some drops rejected, 2 usage or configuration,\n65 not "
          "published, 70 a fault of the program, 71 out of memory, 73 disk "
          "full,\n74 input or output, 75 another run holds the lock\n",
          to);
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

/* Tells a failure on standard error, if there was one. */
static int tell(const struct err *err, int code)
{
    if (err->fault != FAULT_NONE)
        log_err(err);
    return code;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct err err = {0};
    struct options options;
    if (options_read(&options, command, argc, argv, &err) != STATUS_OK)
        return tell(&err, err_exit_status(&err));
    if (options.help) {
        printf("usage: nianbao %s\n\n%s\n", command->usage, command->summary);
        return 0;
    }
    int code = command->run(&options, &err);
    return tell(&err, code);
}

/* Where a caller closed 0, 1 or 2 the next file opened would be taken for it,
 * and what is printed would end in the site. Nothing can be written to what
 * stands there instead, so a lost word is noticed. */
static void hold_standard_files(void)
{
    for (int fd = 0; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", O_RDONLY);
}

/* What was printed and did not arrive makes good news none. A failure that was
 * told already keeps its status; a full disk here is not the site's. */
static int end(int code)
{
    struct err err = {0};
    bool lost = ferror(stdout);
    errno = EIO; /* where an earlier write failed its reason is gone */
    if ((!fclose(stdout) && !lost) || code > 2)
        return code;
    err_system(&err, "write to", "standard output");
    err.fault = FAULT_IO;
    return tell(&err, err_exit_status(&err));
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return 2;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) {
        print_help(stdout);
        return 0;
    }
    if (!strcmp(argv[1], "--version")) {
        printf("nianbao %s\n", build_version());
        return 0;
    }
    const struct command *command = find(argv[1]);
    if (!command) {
        fprintf(stderr, "nianbao: no command %s; see nianbao --help\n",
                argv[1]);
        return 2;
    }
    return run(command, argc - 2, argv + 2);
}

int main(int argc, char **argv)
{
    hold_standard_files();
    return end(dispatch(argc, argv));
}
