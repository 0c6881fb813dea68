/* Which edits are tried where: made once, before any submission comes. */
#ifndef NIANBAO_STAGES_VALIDATE_PLAN_H
#define NIANBAO_STAGES_VALIDATE_PLAN_H

#include "pipeline/model/edit.h"

/* No finding could show more cells than a few of these. */
enum { PLANNED_INDICATORS_MOST = 32 };

/* An edit with the indicators it speaks of; of one that is tried on each of a
 * list alone (`indicator` is set) there is one for each. */
struct planned {
    const struct edit *edit;
    const struct indicator *indicator;
    const struct indicator *indicators[PLANNED_INDICATORS_MOST];
    size_t count;
};

/* `by_indicator[i]` lists the edits that indicator i leads to: a submission is
 * tried on those of what it says, not on all there are. */
struct plan {
    const struct catalogue *catalogue;
    struct array *by_indicator; /* of struct planned * */
    struct array of_return;     /* of struct planned * */
};

/* Plans every edit that is tried on submissions. Edits of all levels are looked
 * at, so that one that names too many indicators is refused before review
 * meets it. */
enum status plan_make(struct plan *plan, const struct catalogue *catalogue,
                      struct arena *arena, struct err *err);

#endif
