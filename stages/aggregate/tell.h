/* The findings of this stage: what other sources, wholes and years say. */
#ifndef NIANBAO_AGGREGATE_TELL_H
#define NIANBAO_AGGREGATE_TELL_H

#include "stages/aggregate/cells.h"
#include "stages/aggregate/tally.h"

/* Who is told: the source that says it, in its return for `period`. */
struct speaker {
    const struct figure_source *source;
    struct view period;
};

/* A finding of level 3, told to `who`: `seen` of `key` where it should be, or
 * where another says, `expected`. Severity is that of the message, a warning if
 * there is none. The first cell is filled in. Words are copied; never NULL:
 * when the arena has failed it is a scrap nobody reads. */
struct finding *tell(struct tally *tally, struct view code,
                     const struct key *key, struct speaker who,
                     struct view seen, struct view expected);

/* One more cell of it, words copied; nothing once there is no room. */
void tell_cell(struct tally *tally, struct finding *finding,
               const struct key *key, struct view seen, struct view expected);

/* The period as it is written in submissions, in the run's arena. */
struct view tell_period(struct tally *tally, struct period period);

#endif
