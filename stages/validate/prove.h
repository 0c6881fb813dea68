/* The edits prove and describe themselves. */
#ifndef NIANBAO_STAGES_VALIDATE_PROVE_H
#define NIANBAO_STAGES_VALIDATE_PROVE_H

#include "pipeline/engine/sheet.h"
#include "pipeline/model/catalogue.h"

/* Runs every example of every edit, a line each; then what the edits are to
 * each other. */
void prove_edits(const struct catalogue *catalogue, struct sheet *sheet);
/* A line for each edit, with what it says. */
void describe_edits(const struct catalogue *catalogue, struct sheet *sheet);

#endif
