/* What the catalogue's enums are called in the survey's documentation. */
#ifndef NIANBAO_ENGINE_HANDBOOK_WORDS_H
#define NIANBAO_ENGINE_HANDBOOK_WORDS_H

#include "pipeline/model/catalogue.h"

/* A number, a grade of which scale, a text, a list of things. */
struct view words_type(const struct indicator *indicator,
                       enum language language, struct arena *arena);
/* How it adds up over areas, and over the years of a span. */
struct view words_areas(enum over_areas how, enum language language);
struct view words_time(enum over_time how, enum language language);
/* Who counts or controls. */
struct view words_source(const struct source *source, enum language language,
                         struct arena *arena);
struct view words_severity(enum severity severity, enum language language);
/* Whose other values a level looks at. */
struct view words_level(int level, enum language language);
struct view words_direction(enum direction direction, enum language language);
struct view words_stratum(enum stratum stratum, enum language language);

#endif
