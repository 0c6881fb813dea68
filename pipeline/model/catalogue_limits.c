/* limits.csv: how much certain senders may drop at once. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>

#include "pipeline/model/settings.h"

/* Each column with the setting that holds where its cell is empty. */
static const struct bound {
    const char *column, *setting;
    size_t limit, standard;
} bounds[] = {
    {"file_most", "file-most", offsetof(struct limits, file),
     offsetof(struct settings, file_most)},
    {"inflated_most", "inflated-most", offsetof(struct limits, inflated),
     offsetof(struct settings, inflated_most)},
    {"ratio_most", "ratio-most", offsetof(struct limits, ratio),
     offsetof(struct settings, ratio_most)},
    {"members_most", "members-most", offsetof(struct limits, members),
     offsetof(struct settings, members_most)},
    {"elements_most", "elements-most", offsetof(struct limits, elements),
     offsetof(struct settings, elements_most)},
    {"seconds_most", "drop-seconds", offsetof(struct limits, seconds),
     offsetof(struct settings, drop_seconds)},
};

enum { BOUNDS = sizeof bounds / sizeof *bounds };

static long *limit_of(struct limits *limits, const struct bound *bound)
{
    return (long *)(void *)((char *)limits + bound->limit);
}

static long setting_of(const struct settings *settings,
                       const struct bound *bound)
{
    long number;

    memcpy(&number, (const char *)settings + bound->standard, sizeof number);
    return number;
}

/* Held to the same range as the setting, and told in its words. */
static void read_bound(struct loader *loader, const struct bound *bound,
                       struct limits *limits)
{
    struct view cell = cell_text(loader, bound->column);
    struct settings settings;
    struct err err = {0};

    if (cell.n == 0)
        return;
    settings_default(&settings);
    if (settings_set(&settings, view_of(bound->setting), cell, loader->arena,
                     &err) != STATUS_OK)
        loader_fault(loader, "column \"%s\": %s", bound->column, err.what);
    *limit_of(limits, bound) = setting_of(&settings, bound);
}

static void read_limits(struct loader *loader, void *row)
{
    struct limits *limits = row;

    limits->code = cell_code(loader, "code");
    for (size_t i = 0; i < BOUNDS; i++)
        read_bound(loader, &bounds[i], limits);
    loader_name(loader, &loader->catalogue->index->limits, limits->code,
                limits);
}

void catalogue_load_limits(struct loader *loader)
{
    static const char *const columns[] = {
        "!code",         "!file_most",     "!inflated_most", "!ratio_most",
        "!members_most", "!elements_most", "!seconds_most",  NULL};
    static const struct list_kind kind = {.file = "limits.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct limits),
                                          .read = read_limits};

    loader->catalogue->limits =
        loader_list(loader, &kind, &loader->catalogue->limits_count);
}

/* Settings are asked each time: the command line may have changed them since
 * the survey was loaded. Where several units share a folder all that name
 * limits name the same. */
struct limits catalogue_limits(const struct catalogue *catalogue,
                               struct view sender)
{
    const struct limits *own =
        catalogue->limits_count
            ? names_find(&catalogue->index->sender_limits, sender)
            : NULL;
    struct limits limits = {0};

    if (own)
        limits = *own;
    for (size_t i = 0; i < BOUNDS; i++)
        if (!*limit_of(&limits, &bounds[i]))
            *limit_of(&limits, &bounds[i]) =
                setting_of(catalogue->settings, &bounds[i]);
    return limits;
}
