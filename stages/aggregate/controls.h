/* Controls: whoever else says a figure is compared with it, never added. */
#ifndef NIANBAO_AGGREGATE_CONTROLS_H
#define NIANBAO_AGGREGATE_CONTROLS_H

#include "stages/aggregate/tally.h"

/* Compares what was said as control of the figure's own key with it. Tells
 * and marks what differs. A partial figure is expected to differ, and an
 * imputed one is no word of anybody. `figure` and
 * `cell` may be NULL. */
void controls_at(struct tally *tally, struct figure *figure, struct cell *cell);

/* For a figure counted at an inner area itself: what the offices below say as
 * control. A uniform standard must be the same in each; of what adds up their
 * sum must be the same, once all that owe have spoken. */
void controls_below(struct tally *tally, struct figure *figure);

#endif
