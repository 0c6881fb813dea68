/* config/tables.xml: which tables there are, what they are called, and which
 * columns they have in which order. */
#ifndef NIANBAO_STAGES_PUBLISH_LAYOUT_H
#define NIANBAO_STAGES_PUBLISH_LAYOUT_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/model/catalogue.h"

struct kind;
struct column_kind;

/* A column as the survey wants it: what it shows is the program's, what it is
 * called the survey's. */
struct layout_column {
    const struct column_kind *kind;
    struct view title[LANGUAGE_COUNT];
};

/* One table, in both languages. */
struct layout {
    const struct kind *kind;
    struct view name; /* of the file */
    struct view title[LANGUAGE_COUNT];
    struct view note[LANGUAGE_COUNT];
    const struct section *section; /* of a wide table */
    struct array columns;          /* struct layout_column */
    struct origin origin;
};

/* Reads tables.xml in `folder` into `arena`: an array of struct layout, in the
 * file's order, which is that of writing. An element, attribute, kind or column
 * that no table knows, a name used twice and a title missing in a language are
 * FAULT_CONFIG with file and line; so is a file that cannot be read. The
 * layouts point into `catalogue`, which must outlive them. */
enum status layout_load(const char *folder, const struct catalogue *catalogue,
                        struct arena *arena, struct array *layouts,
                        struct err *err);

#endif
