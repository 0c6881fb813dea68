/* What was said about a key, before it is decided which of it counts. */
#ifndef NIANBAO_AGGREGATE_CELLS_H
#define NIANBAO_AGGREGATE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/figure.h"
#include "stages/aggregate/pool.h"
#include "stages/aggregate/sources.h"
#include "stages/aggregate/worth.h"

/* One control: a value that is compared and never counted. */
struct control {
    struct worth worth;
    struct figure_source source;
    struct view period; /* of the return that says it */
    struct control *next;
};

/* All that was said about one key. Strangers are sources nobody expected: they
 * add themselves to those expected, or coverage would exceed the whole. */
struct cell {
    struct key key;
    /* The one bureau or institution that counts; `speaker.n` is 0 if none. */
    struct view speaker;
    int speaker_level; /* of its area */
    struct worth spoken;
    struct figure_source voice;
    struct view voice_period; /* of the return */
    /* The organizations that count, together. */
    struct pool counted;
    size_t strangers; /* among them, those that owe no return */
    struct sources sources;
    /* What is compared and never counted. */
    struct control *controls;  /* of bureaus and institutions, by unit */
    struct pool organizations; /* of organizations, together */
    size_t organization_strangers;
    struct sources organization_sources;
    bool disputed; /* another return of the same unit says otherwise: */
    struct decimal otherwise;
    struct cell *beside; /* the next of the same indicator */
};

/* Found by key through an open-addressing table, and by indicator. */
struct cells {
    struct arena *arena;
    struct cell **table;
    size_t places, count;
    struct cell **by_indicator; /* as many as the catalogue has indicators */
};

/* An empty set in `arena` for a catalogue of so many indicators; its failures
 * are the arena's. Cells stay where they are made. */
void cells_init(struct cells *cells, size_t indicators, struct arena *arena);

/* NULL if nothing was said of that key. */
struct cell *cells_get(const struct cells *cells, const struct key *key);

/* The same, made if there is none; NULL when the arena failed. The key is
 * copied; what it points to must outlive the set. */
struct cell *cells_put(struct cells *cells, const struct key *key);

/* The first cell of an indicator, in no order that means anything. */
struct cell *cells_of(const struct cells *cells,
                      const struct indicator *indicator);

#endif
