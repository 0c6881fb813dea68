/* What the tables with an indicator a column have in common. */
#ifndef NIANBAO_STAGES_PUBLISH_MATRIX_H
#define NIANBAO_STAGES_PUBLISH_MATRIX_H

#include "stages/publish/kinds.h"

/* The columns a layout may name for the row's heading: code and name of the
 * area or group. They read the row's `code` and `name`. */
extern const struct column_kind matrix_stub[];

/* Adds a column for each indicator that `wanted` lets through, with its measure
 * in the title where `with_measure`, then that of the flags. Returns the
 * indicators, in catalogue order, and how many in *count; the caller adds a
 * cell for each of them to every row, and one for the flags. The array lives in
 * the run's arena; NULL when memory is out. */
const struct indicator **matrix_columns(
    struct printing *p, const struct layout *layout,
    bool (*wanted)(const struct printing *p, const struct layout *layout,
                   const struct indicator *indicator),
    bool with_measure, size_t *count);

/* Whether there is any figure of the year of report about the indicator at the
 * root or a child of it; one without a number will do, for it says why. A
 * column of nothing but blanks would only widen the table. */
bool matrix_has(const struct printing *p, const struct indicator *indicator);

/* The figure of the year of report, NULL if there is none. */
const struct figure *matrix_figure(const struct printing *p,
                                   const struct indicator *indicator,
                                   const struct area *area);

#endif
