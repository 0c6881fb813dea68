/* What stands between a compiled release and its publication. */
#ifndef NIANBAO_ENGINE_GATE_H
#define NIANBAO_ENGINE_GATE_H

#include "pipeline/base/err.h"
#include "pipeline/engine/night.h"
#include "pipeline/engine/stage.h"

/* Writes counted.csv into the release's folder: every unit that counts, with
 * each of its periods, by order of bytes. A unit that the survey does not list
 * any more is not among them. */
enum status gate_list(const struct run *run, struct err *err);

/* FAULT_GATE if the release would not count more than settings->loss_most per
 * cent of what counted.csv of `current` lists, see losses_above; then
 * SITE/withheld.txt tells which, and what to do. A first release, and one
 * before which there was no list, pass. */
enum status gate_check(const struct night *night, const struct run *run,
                       struct err *err);

/* Removes SITE/withheld.txt: the tables stand as they should. */
enum status gate_clear(const struct night *night, struct err *err);

#endif
