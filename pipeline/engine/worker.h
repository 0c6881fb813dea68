/* The processes that read what comes from outside. */
#ifndef NIANBAO_ENGINE_WORKER_H
#define NIANBAO_ENGINE_WORKER_H

#include <stdbool.h>

#include "pipeline/base/err.h"
#include "pipeline/engine/road.h"

enum {
    WORKER_CPU_PART = 5,         /* of a drop's seconds may be work */
    WORKER_MEMORY_MOST = 1 << 30 /* bytes of address space beyond the start's */
};

/* A worker's whole life: takes jobs from `channel` until it closes, answers
 * with records and verdicts; `jailed`, in a jail. Never returns. */
void worker_live(struct road *road, int channel, bool jailed)
    __attribute__((noreturn));

/* The template's whole life: for each descriptor that arrives on `channel` it
 * forks a worker that lives on it, and answers with the worker's process id.
 * Never returns. */
void worker_template(struct road *road, int channel, bool jailed)
    __attribute__((noreturn));

#endif
