/* What the parts of the crew share. */
#ifndef NIANBAO_ENGINE_CREW_INTERNAL_H
#define NIANBAO_ENGINE_CREW_INTERNAL_H

#include "pipeline/engine/crew.h"

/* A new process for a place that has none. */
enum status crew_hire(struct crew *crew, struct crew_worker *worker,
                      struct err *err);

/* Lets a worker go: closes its channel and the descriptors of its jobs. */
void crew_dismiss(struct crew_worker *worker);

#endif
