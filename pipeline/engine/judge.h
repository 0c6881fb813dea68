/* Judging returns against their unit's other returns (level 2). */
#ifndef NIANBAO_ENGINE_JUDGE_H
#define NIANBAO_ENGINE_JUDGE_H

#include "pipeline/base/err.h"
#include "pipeline/engine/road.h"
#include "pipeline/store/ledger.h"

/* Judges every counted return of `unit` anew and stores what changed, so that
 * findings are a function of the set of returns, not of their arrival. */
enum status judge_unit(struct road *road, struct ledger *ledger,
                       struct view unit, struct err *err);

#endif
