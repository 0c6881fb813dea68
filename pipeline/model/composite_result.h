/* What a composite index came to in the year of report. */
#ifndef NIANBAO_MODEL_COMPOSITE_RESULT_H
#define NIANBAO_MODEL_COMPOSITE_RESULT_H

#include "pipeline/model/composite_field.h"

/* What a condition of the index did to an area. */
enum composite_effect { COMPOSITE_NOT_MET, COMPOSITE_MET, COMPOSITE_NOT_KNOWN };

/* Arrays are by area, or by area and node: place area * node_count + node, the
 * root's being 0. Made by compare, printed by publish; lives in the run's
 * arena. */
struct composite_result {
    const struct composite *composite;
    int year;
    const struct area **areas; /* who competes, in yearbook order */
    size_t area_count;
    struct score *scores;   /* area x node */
    uint32_t *flags;        /* area x node: of the values in it */
    int *known;             /* area x node: indicators somebody said */
    int *ranks;             /* area x node; 0 none */
    int *ranked;            /* node: how many have a rank */
    uint32_t rank_flags;    /* of all that were ranked */
    int *leaves;            /* node: indicators in it */
    struct score *last;     /* area x node: a year earlier */
    int *last_ranks;        /* area x node */
    struct score *combined; /* area: of level and change */
    int *combined_ranks;    /* area */
    const struct composite_grade **grades; /* area; NULL none */
    enum composite_effect *effects;        /* area x condition */
    struct treated *treated;               /* node; of leaves */
    bool shaken;                           /* the rest is there */
    struct rank_tally tally;
    int *without; /* area x node: rank if that leaf is left out */
};

/* Places in the arrays by area and node. */
static inline size_t composite_at(const struct composite_result *result,
                                  size_t area, size_t node)
{
    return area * result->composite->node_count + node;
}

/* A node's score less last year's; SCORE_MISSING unless both are known. Its
 * meaning is the caller's to know: without years="all" the scales differ. */
struct score composite_change(const struct composite_result *result,
                              size_t area, size_t node);

#endif
