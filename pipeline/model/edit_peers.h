/* The figures of areas beside each other, for the edits that compare them. */
#ifndef NIANBAO_MODEL_EDIT_PEERS_H
#define NIANBAO_MODEL_EDIT_PEERS_H

#include "pipeline/model/edit.h"

/* One of them. What is not known is not compared and undecided. */
struct edit_peer {
    const struct area *area;
    bool known, before_known;
    struct decimal now, before; /* the year before */
    enum edit_outcome outcome;
    bool changed_only; /* most stood still: it was held against the others */
    double low, high;  /* what `now` may be */
    double ratio_low,
        ratio_high; /* the same as ratios; 0 where there is none */
};

/* One stratum. */
struct edit_peers {
    struct edit_peer *peers;
    size_t count;
    struct arena *arena;
};

/* Every stratum of the edit's, for one of its indicators in one period: peers
 * that belong together are compared, all of them in the order of the areas.
 * Values come from `lookup`. The peers live in `arena`; NULL once it failed. */
struct edit_peer *
edit_try_peers(const struct catalogue *catalogue, const struct edit *edit,
               const struct indicator *indicator, const struct lookup *lookup,
               struct period period, struct arena *arena, size_t *count);

/* The finding of a peer that failed: cells of this year and, where it was
 * looked at, the year before; the bounds as what was expected. */
void edit_tell_peer(const struct edit *edit, const struct indicator *indicator,
                    struct period period, const struct edit_peer *peer,
                    const struct edit_scene *scene, struct finding *finding);

/* Compares peers stratum by stratum; they come back in the order of their
 * areas. For peers that did not come from figures, as those of examples. */
void edit_compare_strata(const struct edit *edit, struct edit_peer *peers,
                         size_t count, struct arena *arena);

#endif
