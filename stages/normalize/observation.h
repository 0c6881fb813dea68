/* One observation: what is counted, where, when, and the value. */
#ifndef NIANBAO_STAGES_NORMALIZE_OBSERVATION_H
#define NIANBAO_STAGES_NORMALIZE_OBSERVATION_H

#include "stages/normalize/job.h"

/* Fills the second part of `o`. Everything wrong with it is told at once; any
 * of it drops the observation. An indicator that is unknown, derived or a
 * statement leaves o->indicator NULL. */
void observation_read(struct job *job, struct observation *o);

/* The value alone, by the indicator's type: o->number, grade, words or items,
 * and the flags that go with it. o->indicator must be known. A value refused
 * leaves o->dropped set. */
void value_read(struct job *job, struct observation *o);

/* The list of an indicator of items: named, the same told twice counted once.
 * o->number becomes their count. Which of an item's parts tell it from others:
 * name, by, level, on; all of them. */
void items_read(struct job *job, struct observation *o);

#endif
