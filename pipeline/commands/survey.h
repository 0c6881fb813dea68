/* What every command but `init` begins with: the survey, loaded. */
#ifndef NIANBAO_COMMANDS_SURVEY_H
#define NIANBAO_COMMANDS_SURVEY_H

#include "pipeline/base/arena.h"
#include "pipeline/commands/options.h"
#include "pipeline/engine/stage.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/settings.h"

struct survey {
    struct arena arena;
    struct catalogue catalogue;
    struct settings settings;
    struct config config;
};

/* Loads the configuration the options name, the command line's settings over
 * those of site.conf. Release it whatever the status. */
enum status survey_load(struct survey *survey, const struct options *options,
                        struct err *err);

/* Everything the survey took; the catalogue is gone with it. */
void survey_release(struct survey *survey);

#endif
