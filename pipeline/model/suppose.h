/* Figures tried on: what would be compiled if a value were another. */
#ifndef NIANBAO_MODEL_SUPPOSE_H
#define NIANBAO_MODEL_SUPPOSE_H

#include "pipeline/base/arena.h"
#include "pipeline/model/figure.h"

/* A value in place of a figure's. */
struct supposition {
    struct key key;
    struct decimal value;
};

/* Figures as they were before something was supposed of them. */
struct supposed {
    struct figures *figures;
    const struct catalogue *catalogue;
    struct arena *arena;
    struct array kept; /* of figure and what it was */
};

/* Nothing supposed yet of the set; what is kept lives in `arena`. */
struct supposed supposed_of(struct figures *figures,
                            const struct catalogue *catalogue,
                            struct arena *arena);

/* Sets the figure, made if there is none, and what follows from it: sums over
 * the areas above and over spans take the difference, the greatest of areas is
 * looked for anew, what stands at a year's end is that of the spans that end in
 * it, and derived indicators are evaluated. A whole that somebody stated does
 * not follow its parts, and where nothing was known above nothing becomes
 * known; how much of a sum is reported stays. Shares, changes and ranks are
 * compare's to make anew. False when the arena failed. */
bool supposed_set(struct supposed *supposed,
                  const struct supposition *supposition);

/* Puts every figure back as it was; those that were made stay, without a value.
 */
void supposed_undo(struct supposed *supposed);

#endif
