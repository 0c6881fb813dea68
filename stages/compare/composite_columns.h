/* From figures to the normalised scores of an index's indicators. */
#ifndef NIANBAO_COMPARE_COMPOSITE_COLUMNS_H
#define NIANBAO_COMPARE_COMPOSITE_COLUMNS_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/composite_result.h"

/* One year of what is wanted, cut out of the columns. */
struct composite_slice {
    int year;
    struct composite_field *fields; /* one a normalisation */
    size_t field_count; /* the index's own and, or not, the others */
    uint32_t *flags;    /* area x node */
    int *known;         /* area x node: 1 if somebody said it */
};

/* An index under way: its areas and the years its columns are made of. */
struct composite_work {
    const struct run *run;
    const struct composite *composite;
    const struct area **areas;
    size_t area_count;
    int first, last; /* years, both included */
    struct arena *scratch;
};

/* Every leaf's scores into `slices`, whose years lie in the work's. `treated`
 * (one a node; may be NULL) gets what was done about outliers. */
void composite_columns(const struct composite_work *work,
                       const struct composite_slice *slices, size_t slice_count,
                       struct treated *treated);

#endif
