/* What the tables with an indicator a column have in common. */
#ifndef NIANBAO_STAGES_PUBLISH_MATRIX_H
#define NIANBAO_STAGES_PUBLISH_MATRIX_H

#include "stages/publish/kinds.h"

/* The first columns of a row about an area or a group: code and name. */
struct matrix_row {
    const struct area *area; /* or: */
    const struct group *group;
    uint32_t flags; /* of all cells so far */
};

/* Adds the columns code and name of the layout, then one for each indicator
 * that `wanted` lets through, with its measure, then the flags. Returns the
 * indicators, in order, in *count; NULL when memory is out. */
const struct indicator **matrix_columns(
    struct printing *p, const struct layout *layout,
    bool (*wanted)(const struct printing *p, const struct layout *layout,
                   const struct indicator *indicator),
    bool with_measure, size_t *count);

/* Whether any figure of the year of report is about the indicator at an area
 * of the top two levels. */
bool matrix_has(const struct printing *p, const struct indicator *indicator);

/* The figure of the year of report, NULL if there is none. */
const struct figure *matrix_figure(const struct printing *p,
                                   const struct indicator *indicator,
                                   const struct area *area);

#endif
