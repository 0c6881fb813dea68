/* A submission, and the returns beside it, as a formula sees them. */
#ifndef NIANBAO_STAGES_VALIDATE_WORLD_H
#define NIANBAO_STAGES_VALIDATE_WORLD_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/formula.h"

/* `first` gives for each indicator the first observation of it, plus one;
 * `next` for each observation the next of its indicator. Of the submission
 * alone. */
struct world {
    const struct submission *submission;
    const struct history *history; /* NULL on level 1 */
    unsigned *first, *next;
    size_t indicators;
};

/* Ready to answer for `submission`; tables live in its arena. False when that
 * has failed. */
bool world_begin(struct world *world, const struct catalogue *catalogue,
                 const struct submission *submission,
                 const struct history *history);

/* The first observation of a key in the submission itself that was not dropped,
 * or NULL; dropping one changes the answer at once. */
const struct observation *world_own(const struct world *world,
                                    const struct key *key);

/* The world as a formula asks it: the submission first, then the history from
 * its newest return. What nobody said is unknown and flagged missing. `world`
 * must outlive it. No ranks: other units are not seen here. */
struct lookup world_lookup(struct world *world);

#endif
