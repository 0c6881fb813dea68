/* The one slip of the pen that explains why an edit fails. */
#ifndef NIANBAO_MODEL_DEDUCE_H
#define NIANBAO_MODEL_DEDUCE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/catalogue.h"
#include "pipeline/model/formula.h"

enum { DEDUCED_MOST = 2 };

/* What was meant, and by which slip it was missed. */
struct deduced {
    enum slip slip;
    size_t count; /* of cells that are wrong */
    struct key keys[DEDUCED_MOST];
    struct decimal seen[DEDUCED_MOST], meant[DEDUCED_MOST];
};

/* Looks for the value, or the two to be swapped, with which `edit` holds at
 * `area` and `period` and no other edit within a return that speaks of them
 * fails. True only if there is exactly one such slip, of one value if
 * that is enough: of two explanations neither is proposed. Only what is known
 * at the area and period itself is changed. Source: S. Scholtus, "Algorithms
 * for correcting some obvious inconsistencies and rounding errors in business
 * survey data", 2008. */
bool deduce(const struct catalogue *catalogue, const struct edit *edit,
            const struct lookup *lookup, const struct area *area,
            struct period period, struct deduced *out);

#endif
