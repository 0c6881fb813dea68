/* Loading the survey: which list after which. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>
#include <sys/stat.h>

#include "pipeline/model/settings.h"

/* What site.conf leaves out keeps its default. */
static void read_settings(struct loader *loader, struct settings *settings)
{
    struct buf text = {0};

    settings_default(settings);
    if (loader_read(loader, "site.conf", false, &text))
        loader->status = settings_read(settings, loader->file, buf_view(&text),
                                       loader->arena, loader->err);
    buf_release(&text);
}

/* In the arena and zeroed, so that a failed load leaves no wild pointer. */
void catalogue_load_settings(struct loader *loader)
{
    struct settings *settings = loader_take(loader, 1, sizeof *settings);

    loader->catalogue->settings = settings;
    if (settings)
        read_settings(loader, settings);
}

/* A list comes after those whose codes it names. Edits are read before
 * messages, whose placeholders theirs share, and compiled behind them, when a
 * mistake in a formula can be told with everything known. */
static void (*const steps[])(struct loader *) = {
    catalogue_load_digest,      catalogue_load_settings,
    catalogue_load_flags,       catalogue_load_groups,
    catalogue_load_areas,       catalogue_load_area_names,
    catalogue_load_measures,    catalogue_load_grades,
    catalogue_load_sections,    catalogue_load_forms,
    catalogue_load_indicators,  catalogue_load_formulas,
    catalogue_load_limits,      catalogue_load_units,
    catalogue_check_roles,      catalogue_load_calendar,
    catalogue_load_imputations, catalogue_load_edits,
    catalogue_load_messages,    catalogue_load_details,
    catalogue_compile_edits,    catalogue_load_corrections,
    catalogue_load_statements,  catalogue_load_composites,
};

/* A folder mistyped on the command line would otherwise be told as many files
 * that are not there. */
static bool begin(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;
    struct stat folder;

    if (stat(loader->folder, &folder) != 0 || !S_ISDIR(folder.st_mode)) {
        loader->status = err_set(loader->err, FAULT_CONFIG, "%s is no folder",
                                 loader->folder);
        err_remedy(loader->err, "name the configuration with --config");
        return false;
    }
    memset(catalogue, 0, sizeof *catalogue);
    catalogue->arena = loader->arena;
    catalogue->index = loader_take(loader, 1, sizeof *catalogue->index);
    return catalogue->index != NULL;
}

/* One mistake at a time: the second is often the first one's shadow. */
enum status catalogue_load(const char *folder, struct arena *arena,
                           struct catalogue *catalogue, struct err *err)
{
    struct loader loader = {.folder = folder,
                            .arena = arena,
                            .catalogue = catalogue,
                            .err = err,
                            .status = STATUS_OK,
                            .file = folder};

    if (!begin(&loader))
        return loader.status;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        steps[i](&loader);
        /* A text cut off for want of memory may have looked like a mistake. */
        if (arena->failed)
            loader.status = err_memory(err);
        if (loader.status != STATUS_OK)
            break;
    }
    return loader.status;
}
