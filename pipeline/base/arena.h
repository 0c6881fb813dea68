/* A pool of memory that dies in one call. */
#ifndef NIANBAO_BASE_ARENA_H
#define NIANBAO_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/text.h"

struct arena_block;

/* Allocations fail for good once `limit` bytes were asked for or the system has
 * no more: `failed` is sticky and is checked where a caller can answer. So code
 * may take, copy and format in a row and ask once: what comes back after a
 * failure is NULL or an empty view, never a dangling one. */
struct arena {
    struct arena_block *blocks;
    size_t used;
    size_t limit;
    bool failed;
};

/* An empty arena of at most `limit` bytes; 0 means no limit of its own. */
void arena_init(struct arena *arena, size_t limit);

/* Frees everything but one block, for the next use; `failed` is reset. Whatever
 * pointed into it is dangling from here on. */
void arena_clear(struct arena *arena);

/* Frees everything. The arena must be initialised again before use. */
void arena_release(struct arena *arena);

/* `size` zeroed bytes aligned for any type, NULL once the arena has failed. */
void *arena_take(struct arena *arena, size_t size);

/* A copy of `text` followed by a NUL; an empty view once the arena failed. */
struct view arena_copy(struct arena *arena, struct view text);

/* A formatted text followed by a NUL; an empty view once the arena failed. */
struct view arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A growable array whose elements live in an arena. Old copies are left behind
 * until the arena dies: sizes double, so at most as much again is lost. */
struct array {
    void *at;
    size_t count;
    size_t room;
};

/* One more zeroed element of `size` bytes at the end of `array`, NULL when the
 * arena failed. Pointers to earlier elements become invalid. `size` must be the
 * same in each call and not 0. */
void *array_push(struct array *array, struct arena *arena, size_t size);

#endif
