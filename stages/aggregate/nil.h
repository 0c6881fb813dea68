/* A full nil return says "there is none" of everything its unit counts. */
#ifndef NIANBAO_AGGREGATE_NIL_H
#define NIANBAO_AGGREGATE_NIL_H

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/submission.h"

/* Calls `take` with one observation for each number or list on the return's
 * form of which its unit is the counting source; they live in `arena`, whose
 * failure leaves some out and is the caller's to look at. */
void nil_observations(const struct catalogue *catalogue,
                      const struct submission *submission, struct arena *arena,
                      void (*take)(void *self, struct observation *),
                      void *self);

#endif
