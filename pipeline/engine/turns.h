/* Whose files are taken in together. */
#ifndef NIANBAO_ENGINE_TURNS_H
#define NIANBAO_ENGINE_TURNS_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

/* Of one sender in one turn. Each turn is answered before the next begins, so
 * that a folder with thousands of files keeps the others waiting for so many
 * of them at most. Large enough that what a turn costs does not show. */
enum { TURN_MOST = 500 };

/* The files of turn `turn`, from 0, out of `all`, which are sorted by sender:
 * of each the next TURN_MOST, in their order. STATUS_END when there are none;
 * FAULT_MEMORY. Names are borrowed. */
enum status turns_take(const struct array *all, size_t turn,
                       struct arena *arena, struct array *files,
                       struct err *err);

#endif
