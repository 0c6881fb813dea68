/* Judging returns against their unit's other returns (level 2). */
#ifndef NIANBAO_ENGINE_JUDGE_H
#define NIANBAO_ENGINE_JUDGE_H

#include "pipeline/base/err.h"
#include "pipeline/engine/road.h"
#include "pipeline/store/ledger.h"

/* A submission beside nothing but itself, as it is before the ledger has it:
 * it may speak of more than one period. */
enum status judge_alone(struct road *road, struct submission *submission,
                        struct err *err);

/* Judges every counted return of `unit` anew and stores what changed, so that
 * findings are a function of the set of returns, not of their arrival. A unit
 * with one submission is left as judge_alone left it; a unit that lost all but
 * one is not: its record still has findings about those that are gone. */
enum status judge_unit(struct road *road, struct ledger *ledger,
                       struct view unit, struct err *err);

/* A submission that the ledger does not have, beside its unit's counted
 * returns as if it were delivered now: those of the same return that it would
 * replace are left out. Reads the ledger alone; the submission gets the
 * findings. */
enum status judge_beside(struct road *road, struct ledger *ledger,
                         struct submission *submission, struct err *err);

#endif
