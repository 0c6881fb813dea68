/* What the edits are to each other, which no example of one alone shows. */
#ifndef NIANBAO_STAGES_VALIDATE_CONSISTENT_H
#define NIANBAO_STAGES_VALIDATE_CONSISTENT_H

#include "pipeline/engine/sheet.h"
#include "pipeline/model/catalogue.h"

/* Adds a line for each edit that says the same as another, can never be
 * decided, contradicts others, or fails what another calls good. `year` is that
 * of the examples. What does not compile was refused when the survey was
 * loaded. */
void edits_consistent(const struct catalogue *catalogue, int year,
                      struct sheet *sheet);

#endif
