/* The table of settings: every name, default, range and word of help once. */
#include "pipeline/model/settings.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/model/period.h"

enum setting_kind {
    SETTING_TEXT,
    SETTING_IDENTIFIER,
    SETTING_NUMBER,
    SETTING_ROUNDING,
    SETTING_SWITCH,
    SETTING_PAST,
    SETTING_ACCEPT,
    SETTING_JAIL
};

/* Kinds of one word or another: 0 and 1. */
static const char *const words[][2] = {
    [SETTING_ROUNDING] = {"half-up", "half-even"},
    [SETTING_SWITCH] = {"no", "yes"},
    [SETTING_PAST] = {"refuse", "accept"},
    [SETTING_ACCEPT] = {"value", "form"},
    [SETTING_JAIL] = {"wanted", "required"},
};

/* The range of each is what still makes sense: limits on input cannot be
 * switched off, and no number leads to an overflow later. ratio-most ends at
 * what deflate can reach, about 1032 to 1. */
static const struct setting {
    const char *name;
    enum setting_kind kind;
    size_t offset;
    long standard, least, most;
    const char *unit, *help;
} table[] = {
    {"title-zh", SETTING_TEXT, offsetof(struct settings, title[0]), 0, 0, 0,
     "text", "the survey's name in Chinese"},
    {"title-en", SETTING_TEXT, offsetof(struct settings, title[1]), 0, 0, 0,
     "text", "the survey's name in English"},
    {"base-year", SETTING_NUMBER, offsetof(struct settings, base_year), 0, 0,
     PERIOD_YEAR_LAST, "year", "growth is told against it; 0 for none"},
    {"first-year", SETTING_NUMBER, offsetof(struct settings, first_year), 0, 0,
     PERIOD_YEAR_LAST, "year",
     "the first of the tables; 0 for the first reported"},
    {"rounding", SETTING_ROUNDING, offsetof(struct settings, rounding),
     DECIMAL_HALF_UP, 0, 0, "half-up or half-even",
     "what becomes of a half in print"},
    {"sdmx-agency", SETTING_IDENTIFIER, offsetof(struct settings, sdmx_agency),
     0, 0, 0, "letters, digits, - and _; a letter first",
     "who maintains the SDMX structures; empty: NB- and the area's code"},
    {"workers", SETTING_NUMBER, offsetof(struct settings, workers), 0, 0, 256,
     "processes", "0 for one a core"},
    {"settle", SETTING_NUMBER, offsetof(struct settings, settle), 60, 0, 86400,
     "seconds", "how long a file must have been left alone"},
    {"wait", SETTING_NUMBER, offsetof(struct settings, wait), 600, 0, 86400,
     "seconds", "how long run waits for a receive"},
    {"file-most", SETTING_NUMBER, offsetof(struct settings, file_most),
     64L << 20, 1L << 10, 1L << 40, "bytes", "the largest file, as dropped"},
    {"inflated-most", SETTING_NUMBER, offsetof(struct settings, inflated_most),
     256L << 20, 1L << 10, 1L << 40, "bytes",
     "the most one file may hold, inflated"},
    {"ratio-most", SETTING_NUMBER, offsetof(struct settings, ratio_most), 200,
     1, 1100, "times", "inflated to compressed, above 1 MiB"},
    {"members-most", SETTING_NUMBER, offsetof(struct settings, members_most),
     64, 1, 65535, "files", "the most in one zip"},
    {"elements-most", SETTING_NUMBER, offsetof(struct settings, elements_most),
     5000000, 1, 1L << 40, "elements", "the most in one file"},
    {"loss-most", SETTING_NUMBER, offsetof(struct settings, loss_most), 10, 0,
     100, "per cent", "of the units counted, that a night may lose"},
    {"free-least", SETTING_NUMBER, offsetof(struct settings, free_least),
     256L << 20, 0, 1L << 50, "bytes", "of the disk; with less nothing starts"},
    {"print-most", SETTING_NUMBER, offsetof(struct settings, print_most), 200,
     1, 10000, "findings", "printed on a receipt's page; all are counted"},
    {"zone", SETTING_NUMBER, offsetof(struct settings, zone), 0, -840, 840,
     "minutes", "the calendar's days are so far ahead of UTC"},
    {"past", SETTING_PAST, offsetof(struct settings, past), 0, 0, 0,
     "refuse or accept", "returns that come when their year is locked"},
    {"accept", SETTING_ACCEPT, offsetof(struct settings, accept_form), 0, 0, 0,
     "value or form", "what a refused value takes with it"},
    {"drop-seconds", SETTING_NUMBER, offsetof(struct settings, drop_seconds),
     300, 1, 86400, "seconds", "a worker may take over one file"},
    {"templates", SETTING_SWITCH, offsetof(struct settings, templates), 0, 0, 0,
     "yes or no", "hand out each form when it opens"},
    {"durable", SETTING_SWITCH, offsetof(struct settings, durable), 1, 0, 0,
     "yes or no", "sync before answering"},
    {"jail", SETTING_JAIL, offsetof(struct settings, jail_required), 1, 0, 0,
     "wanted or required", "where the kernel cannot hold the workers"},
    {"contact-zh", SETTING_TEXT, offsetof(struct settings, contact[0]), 0, 0, 0,
     "text", "whom clerks call, in Chinese"},
    {"contact-en", SETTING_TEXT, offsetof(struct settings, contact[1]), 0, 0, 0,
     "text", "whom clerks call, in English"},
};

enum { SETTINGS = sizeof table / sizeof *table };

_Static_assert(SETTINGS <= 32, "read_line keeps a bit for each in 32");

static void *member(struct settings *settings, const struct setting *setting)
{
    return (char *)settings + setting->offset;
}

/* The members' types differ; a row's kind says which it is. */
/* Text has no default but none. */
static void set_number(struct settings *settings, const struct setting *setting,
                       long number)
{
    void *to = member(settings, setting);

    switch (setting->kind) {
    case SETTING_NUMBER:
        *(long *)to = number;
        break;
    case SETTING_ROUNDING:
        *(enum decimal_rounding *)to = (enum decimal_rounding)number;
        break;
    case SETTING_SWITCH:
    case SETTING_PAST:
    case SETTING_ACCEPT:
    case SETTING_JAIL:
        *(bool *)to = number != 0;
        break;
    case SETTING_TEXT:
    case SETTING_IDENTIFIER:
        *(struct view *)to = VIEW("");
        break;
    }
}

void settings_default(struct settings *settings)
{
    memset(settings, 0, sizeof *settings);
    for (size_t i = 0; i < SETTINGS; i++)
        set_number(settings, &table[i], table[i].standard);
}

/* At most 18 digits, by decimal_parse: any of them fits a long. */
static bool parse_number(const struct setting *setting, struct view value,
                         long *number)
{
    struct decimal parsed;

    if (!decimal_parse(value, &parsed) || !decimal_is_integer(parsed))
        return false;
    *number = (long)parsed.mantissa;
    return *number >= setting->least && *number <= setting->most;
}

static bool parse_word(const struct setting *setting, struct view value,
                       long *number)
{
    *number = view_equal(value, view_of(words[setting->kind][1]));
    return *number || view_equal(value, view_of(words[setting->kind][0]));
}

/* SDMX's NCNameIDType, of which agencies and senders are; or nothing. */
static bool is_identifier(struct view value)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool other = (c >= '0' && c <= '9') || c == '-' || c == '_';

        if (!letter && (i == 0 || !other))
            return false;
    }
    return true;
}

static bool parse_value(const struct setting *setting, struct view value,
                        long *number)
{
    if (setting->kind == SETTING_NUMBER)
        return parse_number(setting, value, number);
    if (setting->kind == SETTING_IDENTIFIER)
        return is_identifier(value);
    if (setting->kind != SETTING_TEXT)
        return parse_word(setting, value, number);
    return value.n > 0 && utf8_valid(value);
}

static enum status fault_value(struct err *err, const struct setting *setting,
                               struct view value)
{
    if (setting->kind == SETTING_NUMBER)
        return err_set(err, FAULT_USAGE,
                       "%s = \"%.*s\"; expected %ld to %ld (%s)", setting->name,
                       VIEW_ARG(value), setting->least, setting->most,
                       setting->unit);
    return err_set(err, FAULT_USAGE, "%s = \"%.*s\"; expected %s",
                   setting->name, VIEW_ARG(value), setting->unit);
}

/* NULL if there is none of that name. */
static const struct setting *setting_of(struct view name)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (view_equal(name, view_of(table[i].name)))
            return &table[i];
    return NULL;
}

static enum status fault_name(struct err *err, struct view name)
{
    struct buf names = {0};

    for (size_t i = 0; i < SETTINGS; i++) {
        buf_adds(&names, i ? ", " : "");
        buf_adds(&names, table[i].name);
    }
    err_set(err, FAULT_USAGE, "unknown setting \"%.*s\"", VIEW_ARG(name));
    err_remedy(err, "the settings are: %.*s", VIEW_ARG(buf_view(&names)));
    buf_release(&names);
    return STATUS_FATAL;
}

/* An empty title is refused, not taken for the default. */
enum status settings_set(struct settings *settings, struct view name,
                         struct view value, struct arena *arena,
                         struct err *err)
{
    const struct setting *setting = setting_of(name);
    long number = 0;

    if (!setting)
        return fault_name(err, name);
    if (!parse_value(setting, value, &number))
        return fault_value(err, setting, value);
    set_number(settings, setting, number);
    if (setting->kind == SETTING_TEXT || setting->kind == SETTING_IDENTIFIER) {
        struct view *text = member(settings, setting);

        *text = arena_copy(arena, value);
    }
    return arena->failed ? err_memory(err) : STATUS_OK;
}

/* A # begins a comment at the line's start or behind a blank, so that a title
 * may have one within a word. */
/* CR at a line's end goes with the blanks. */
static struct view without_comment(struct view line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == '#' &&
            (i == 0 || line.p[i - 1] == ' ' || line.p[i - 1] == '\t'))
            line.n = i;
    return view_trim(line);
}

/* One "name = value"; `seen` has a bit for each row of the table. A name given
 * twice is a mistake: which line counts would depend on where one looks. */
static enum status read_line(struct settings *settings, struct view line,
                             uint32_t *seen, struct arena *arena,
                             struct err *err)
{
    struct view value = line;
    struct view name = view_trim(view_cut(&value, '='));
    const struct setting *setting = setting_of(name);

    if (!value.p)
        return err_set(err, FAULT_USAGE, "\"%.*s\"; expected name = value",
                       VIEW_ARG(line));
    if (setting && *seen & UINT32_C(1) << (setting - table))
        return err_set(err, FAULT_USAGE, "%s is set a second time",
                       setting->name);
    if (setting)
        *seen |= UINT32_C(1) << (setting - table);
    return settings_set(settings, name, view_trim(value), arena, err);
}

/* The same mistake on the command line is the user's, here the file's. */
static enum status at_line(struct err *err, const char *file, long line)
{
    if (err->fault == FAULT_USAGE)
        err->fault = FAULT_CONFIG;
    err_at(err, file, line, 0);
    return STATUS_FATAL;
}

enum status settings_read(struct settings *settings, const char *file,
                          struct view text, struct arena *arena,
                          struct err *err)
{
    uint32_t seen = 0;

    for (long number = 1; text.p; number++) {
        struct view line = without_comment(view_cut(&text, '\n'));

        if (line.n > 0 &&
            read_line(settings, line, &seen, arena, err) != STATUS_OK)
            return at_line(err, file, number);
    }
    return STATUS_OK;
}

/* As settings_set would read it. */
static void print_value(const struct settings *settings,
                        const struct setting *setting, struct buf *out)
{
    const void *from = (const char *)settings + setting->offset;

    switch (setting->kind) {
    case SETTING_NUMBER:
        buf_format(out, "%ld", *(const long *)from);
        break;
    case SETTING_ROUNDING:
        buf_adds(out,
                 words[setting->kind][*(const enum decimal_rounding *)from ==
                                      DECIMAL_HALF_EVEN]);
        break;
    case SETTING_SWITCH:
    case SETTING_PAST:
    case SETTING_ACCEPT:
    case SETTING_JAIL:
        buf_adds(out, words[setting->kind][*(const bool *)from]);
        break;
    case SETTING_TEXT:
    case SETTING_IDENTIFIER:
        buf_add(out, *(const struct view *)from);
        break;
    }
}

/* A text that was not given has no way to be written. */
static bool is_unset(const struct settings *settings,
                     const struct setting *setting)
{
    const void *from = (const char *)settings + setting->offset;
    return setting->kind == SETTING_TEXT && !((const struct view *)from)->n;
}

/* What is printed can be kept as a site.conf. */
void settings_describe(const struct settings *settings, struct buf *out)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        buf_format(out, "%s%s = ", is_unset(settings, &table[i]) ? "# " : "",
                   table[i].name);
        print_value(settings, &table[i], out);
        buf_format(out, "   # %s", table[i].unit);
        if (table[i].kind == SETTING_NUMBER)
            buf_format(out, ", %ld to %ld", table[i].least, table[i].most);
        buf_format(out, ": %s\n", table[i].help);
    }
}
