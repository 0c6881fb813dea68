/* Trying an edit on a world of values, and telling what it found. */
#ifndef NIANBAO_MODEL_EDIT_H
#define NIANBAO_MODEL_EDIT_H

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/formula.h"

enum edit_outcome { EDIT_PASS, EDIT_FAIL, EDIT_UNDECIDED };

/* Whether the values that `lookup` tells at `area` and `period` keep the edit;
 * undecided when one it needs is not known. A formula is what must hold: true
 * passes. */
enum edit_outcome edit_try(const struct edit *edit, const struct lookup *lookup,
                           const struct area *area, struct period period);

/* Fills `finding` for a failed edit: code, severity, level, the formula as
 * what was expected, and every cell it looked at with the value seen. Words
 * live in `arena` or the catalogue. */
void edit_tell(const struct edit *edit, const struct lookup *lookup,
               const struct area *area, struct period period,
               struct arena *arena, struct finding *finding);

/* The outcome on an example's values ("ELD.BEDS=10 prior(ELD.BEDS)=9"), told
 * of the root in `year`. False, and `why` in `arena`, if the example cannot be
 * read. */
bool edit_try_example(const struct catalogue *catalogue,
                      const struct edit *edit,
                      const struct edit_example *example, int year,
                      struct arena *arena, enum edit_outcome *outcome,
                      struct view *why);

#endif
