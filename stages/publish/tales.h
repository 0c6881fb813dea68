/* What can be told of how sure the ranks of a composite index are. */
#ifndef NIANBAO_STAGES_PUBLISH_TALES_H
#define NIANBAO_STAGES_PUBLISH_TALES_H

#include "stages/publish/index_words.h"

/* A kind of row: what is told and which numbers it has. `other` is an area of a
 * pair, else a node. A NULL answer is a blank cell. */
struct composite_tale {
    const char *what, *name[LANGUAGE_COUNT];
    bool no_area, no_other, pair;
    struct view (*value)(const struct printing *p,
                         const struct composite_cell *cell);
    int (*rank)(const struct composite_cell *cell);
    struct view (*note)(const struct printing *p,
                        const struct composite_cell *cell);
};

/* In the order of the rows, and of the table below. */
enum tale {
    TALE_RUNS,
    TALE_PAIRS,
    TALE_AHEAD,
    TALE_LEFT_OUT_MEAN,
    TALE_LEFT_OUT,
    TALE_STRENGTH,
    TALE_WEAKNESS,
    TALE_OUTLIERS,
    TALE_COUNT
};

extern const struct composite_tale composite_tales[TALE_COUNT];

#endif
