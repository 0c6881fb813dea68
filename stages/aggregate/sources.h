/* Where a value comes from, kept for whoever asks why. */
#ifndef NIANBAO_AGGREGATE_SOURCES_H
#define NIANBAO_AGGREGATE_SOURCES_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/figure.h"

/* A hundred thousand organizations may make one figure: only as many as can
 * be read are kept, always the first by unit, so that memory does not grow
 * with the number of returns and arrival does not show. */
enum { SOURCES_MOST = 48 };

/* Zero is an empty one. */
struct sources {
    struct figure_source *first; /* by unit, digest, line, column */
    struct figure_source *last;
    size_t count; /* kept */
    size_t left_out;
};

/* Where the words of sources are copied to. All values of a return share unit,
 * digest and file, so what was copied last is mostly what is wanted again. */
struct keeper {
    struct arena *arena;
    struct view unit, digest, file;
};

/* Notes one; its words are copied if it is kept. Memory that is out loses the
 * source and fails the keeper's arena. */
void sources_add(struct sources *sources, const struct figure_source *source,
                 struct keeper *keeper);

#endif
