/* Loads the survey for a command. */
#include "pipeline/commands/survey.h"

#include "pipeline/base/file.h"
#include "pipeline/base/xml.h"

static enum status override(struct survey *survey,
                            const struct options *options, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < options->setting_count; i++)
        s = settings_set(&survey->settings, view_of(options->settings[i].name),
                         view_of(options->settings[i].value), &survey->arena,
                         err);
    return s;
}

enum status survey_load(struct survey *survey, const struct options *options,
                        struct err *err)
{
    *survey = (struct survey){0};
    arena_init(&survey->arena, 0);
    xml_setup();
    const char *folder = options->config;
    if (!folder)
        folder = arena_format(&survey->arena, "%s/config", options->site).p;
    if (!file_exists(folder)) {
        err_set(err, FAULT_CONFIG, "no configuration in %s", folder);
        err_remedy(err, "make the site with `nianbao init --site %s`",
                   options->site);
        return STATUS_FATAL;
    }
    enum status s =
        catalogue_load(folder, &survey->arena, &survey->catalogue, err);
    if (s != STATUS_OK)
        return s;
    survey->settings = *survey->catalogue.settings;
    survey->catalogue.settings = &survey->settings;
    survey->config = (struct config){&survey->catalogue, folder};
    return override(survey, options, err);
}

void survey_release(struct survey *survey)
{
    arena_release(&survey->arena);
}
