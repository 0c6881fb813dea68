/* Filling, placing and printing a failure. */
#include "pipeline/base/err.h"

#include <errno.h>
#include <string.h>

#include "pipeline/base/text.h"

/* vsnprintf cuts between bytes; a name must not lose half a character. */
static void drop_half_rune(char *text, size_t n)
{
    size_t lead = n;

    while (lead > 0 && n - lead < 3 && (text[lead - 1] & 0xc0) == 0x80)
        lead--;
    if (lead > 0 && !utf8_valid((struct view){text + lead - 1, n - lead + 1}))
        text[lead - 1] = '\0';
}

__attribute__((format(printf, 3, 0))) static void
format_whole(char *to, size_t room, const char *format, va_list arguments)
{
    int n = vsnprintf(to, room, format, arguments);

    if (n < 0)
        to[0] = '\0';
    else if ((size_t)n >= room)
        drop_half_rune(to, room - 1);
}

enum status err_setv(struct err *err, enum fault fault, const char *format,
                     va_list arguments)
{
    /* Apart, for `err` itself may be among the arguments. */
    char what[sizeof err->what];

    format_whole(what, sizeof what, format, arguments);
    *err = (struct err){.fault = fault};
    memcpy(err->what, what, sizeof what);
    return fault == FAULT_DATA ? STATUS_REJECT : STATUS_FATAL;
}

enum status err_set(struct err *err, enum fault fault, const char *format, ...)
{
    enum status status;
    va_list arguments;

    va_start(arguments, format);
    status = err_setv(err, fault, format, arguments);
    va_end(arguments);
    return status;
}

/* A full disk can be mended by whoever reads the log, the others mostly not: so
 * it has an exit status of its own. */
static enum fault fault_of(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return FAULT_DISK;
    case ENOMEM:
        return FAULT_MEMORY;
    default:
        return FAULT_IO;
    }
}

enum status err_system(struct err *err, const char *doing, const char *path)
{
    int number = errno;
    /* Unlike strerror, it neither depends on the locale nor allocates. */
    const char *words = strerrordesc_np(number);

    return err_set(err, fault_of(number), "cannot %s %s: %s", doing, path,
                   words ? words : "unknown system error");
}

/* Constant text: formatting may allocate, and there is nothing left to
 * allocate. */
enum status err_memory(struct err *err)
{
    *err = (struct err){.fault = FAULT_MEMORY, .what = "out of memory"};
    return STATUS_FATAL;
}

/* memmove, because `file` may be err->file itself. */
struct err *err_at(struct err *err, const char *file, long line, long column)
{
    struct view name = utf8_front(view_of(file), sizeof err->file - 1);

    if (name.n > 0)
        memmove(err->file, name.p, name.n);
    err->file[name.n] = '\0';
    err->line = line;
    err->column = column;
    return err;
}

/* A format of its own buffer: the remedy may quote err->what. */
void err_remedy(struct err *err, const char *format, ...)
{
    char remedy[sizeof err->remedy];
    va_list arguments;

    va_start(arguments, format);
    format_whole(remedy, sizeof remedy, format, arguments);
    va_end(arguments);
    memcpy(err->remedy, remedy, sizeof remedy);
}

/* What came from outside must not break the line or drive a terminal. */
static void print_plain(const char *text, FILE *to)
{
    for (; *text; text++) {
        bool control = (unsigned char)*text < ' ' || *text == 0x7f;

        fputc(control ? '?' : *text, to);
    }
}

/* The form that editors and compilers know, "file:line:column: ". */
static void print_place(const struct err *err, FILE *to)
{
    print_plain(err->file, to);
    if (err->file[0] && err->line > 0)
        fputc(':', to);
    if (err->line > 0)
        fprintf(to, "%ld", err->line);
    if (err->line > 0 && err->column > 0)
        fprintf(to, ":%ld", err->column);
    if (err->file[0] || err->line > 0)
        fputs(": ", to);
}

void err_print(const struct err *err, FILE *to)
{
    print_place(err, to);
    print_plain(err->what, to);
    if (err->remedy[0]) {
        fputs("; ", to);
        print_plain(err->remedy, to);
    }
    fputc('\n', to);
}

int err_exit_status(const struct err *err)
{
    static const int statuses[] = {
        [FAULT_NONE] = 0,    [FAULT_DATA] = 1,  [FAULT_USAGE] = 2,
        [FAULT_CONFIG] = 2,  [FAULT_GATE] = 65, [FAULT_BUG] = 70,
        [FAULT_MEMORY] = 71, [FAULT_DISK] = 73, [FAULT_IO] = 74,
        [FAULT_LOCKED] = 75,
    };

    return statuses[err->fault];
}
