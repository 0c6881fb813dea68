/* The values of one indicator of an index, over its areas and years. */
#ifndef NIANBAO_COMPARE_COMPOSITE_VALUES_H
#define NIANBAO_COMPARE_COMPOSITE_VALUES_H

#include "stages/compare/composite_columns.h"

/* A column: years x areas, the earliest year first. */
struct composite_values {
    struct score *values;
    uint32_t *flags; /* travelling; FLAG_IMPUTED where it was stood in for */
    bool *said;      /* somebody did */
    int *peers;      /* the area's peer group, 0 none, with its year */
    size_t count;
};

/* Room for the columns of the work; false when memory is out. */
bool composite_values_init(struct composite_values *values,
                           const struct composite_work *work);

/* Reads one leaf's figures, divided by its denominator in exact decimals, and
 * stands in for what is missing as the index says. */
void composite_values_read(struct composite_values *values,
                           const struct composite_work *work,
                           const struct composite_node *leaf);

#endif
