/* The figures of a ledger for who only looks: nothing is locked or written. */
#ifndef NIANBAO_ENGINE_LOOK_H
#define NIANBAO_ENGINE_LOOK_H

#include "pipeline/engine/night.h"

/* Compiles the ledger as it is into `run`, whose `supposing` is set; it lives
 * until night_release. A commit that is going on is waited for. */
enum status look(struct night *night, struct run *run, struct err *err);

/* After figures were changed: what stages say of them, anew. It lives in
 * `scratch`, which is cleared, so that looking many times takes no more than
 * looking once. */
enum status look_again(struct night *night, struct run *run,
                       struct arena *scratch, struct err *err);

#endif
