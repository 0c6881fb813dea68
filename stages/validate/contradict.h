/* Edits that no values can satisfy together: told without any values. */
#ifndef NIANBAO_STAGES_VALIDATE_CONTRADICT_H
#define NIANBAO_STAGES_VALIDATE_CONTRADICT_H

#include "pipeline/engine/sheet.h"
#include "pipeline/model/catalogue.h"

/* A mistake for every set of edits that contradict each other, named once with
 * all it needs, and for every conditional edit that must fail wherever its
 * condition holds; a warning for one whose condition cannot hold beside the
 * others. Only what is linear, and of it only what few enough indicators share,
 * is decided; the rest is taken to be possible. */
void edits_contradict(const struct catalogue *catalogue, struct sheet *sheet);

#endif
