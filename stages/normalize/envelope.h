/* The head of a submission: who speaks, of when, of where by default. */
#ifndef NIANBAO_STAGES_NORMALIZE_ENVELOPE_H
#define NIANBAO_STAGES_NORMALIZE_ENVELOPE_H

#include "stages/normalize/job.h"

/* Fills unit, period, form, area, revision, prepared, mode and flags. What is
 * wrong rejects the submission. Stops after a unit or period unknown, for
 * nothing else can then be judged. What is read here decides which return this
 * is and which version of it; a doubt in it can therefore not be left to a
 * warning. */
void envelope_read(struct job *job);

#endif
