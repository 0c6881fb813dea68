/* Blocks of memory handed out piece by piece and freed together. */
#include "pipeline/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* Small arenas are many, so they begin small; above 1 MiB malloc asks
     * the system for each block anyway. */
    BLOCK_LEAST = 16 << 10,
    BLOCK_MOST = 1 << 20,
    ARRAY_LEAST = 8,
    FORMAT_MOST = 256,
    ALIGNMENT = alignof(max_align_t)
};

/* The newest block is the first and the only one that is taken from. `bytes`
 * begins aligned, and sizes are rounded up, so every piece is. */
struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena, size_t limit)
{
    *arena = (struct arena){NULL, 0, limit, false};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;

        free(block);
        block = next;
    }
}

/* Keeps the newest block, the largest but for outsized pieces: a worker reads
 * one submission after another without asking the system. */
void arena_clear(struct arena *arena)
{
    if (arena->blocks) {
        free_blocks(arena->blocks->next);
        arena->blocks->next = NULL;
        arena->blocks->used = 0;
    }
    arena->used = 0;
    arena->failed = false;
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->blocks);
    arena->blocks = NULL;
    arena->used = 0;
}

/* Blocks double up to a bound, so that a small arena stays small and a large
 * one seldom asks the system. */
static size_t block_size(const struct arena *arena)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : BLOCK_LEAST;

    return size < BLOCK_MOST ? size : BLOCK_MOST;
}

static struct arena_block *block_new(size_t size)
{
    struct arena_block *block = malloc(sizeof *block + size);

    if (block)
        *block = (struct arena_block){.size = size};
    return block;
}

/* A piece too large for a block gets one of its own behind the first, whose
 * room is not lost by it. */
__attribute__((noinline)) static struct arena_block *
add_block(struct arena *arena, size_t size)
{
    size_t usual = block_size(arena);
    struct arena_block *block = block_new(size > usual ? size : usual);

    if (!block)
        return NULL;
    if (arena->blocks && size > usual) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

static struct arena_block *block_for(struct arena *arena, size_t size)
{
    struct arena_block *first = arena->blocks;

    if (first && first->size - first->used >= size)
        return first;
    return add_block(arena, size);
}

/* The limit is on what was asked for, not on what rounding adds to it: so the
 * same input fails at the same place on every machine. Half of all memory is
 * never meant: rounding a size near SIZE_MAX up would wrap to a small one. */
static bool within_limit(const struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return false;
    return arena->limit == 0 ||
           (arena->used <= arena->limit && size <= arena->limit - arena->used);
}

/* Zeroed here and not by the caller: arenas are cleared and used again, and
 * what an earlier submission said must not shine through. */
/* The same as arena_take, with anything in it: for what is filled at once.
 * Inline, for each word of each return is a piece. */
static inline __attribute__((always_inline)) void *take_raw(struct arena *arena,
                                                            size_t size)
{
    size_t whole = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = NULL;
    char *piece;

    if (!arena->failed && within_limit(arena, size))
        block = block_for(arena, whole);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    piece = block->bytes + block->used;
    block->used += whole;
    arena->used += size;
    return piece;
}

void *arena_take(struct arena *arena, size_t size)
{
    void *piece = take_raw(arena, size);

    return piece ? memset(piece, 0, size) : NULL;
}

struct view arena_copy(struct arena *arena, struct view text)
{
    char *copy = text.n < SIZE_MAX ? take_raw(arena, text.n + 1) : NULL;

    if (!copy)
        return VIEW("");
    if (text.n > 0)
        memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    return (struct view){copy, text.n};
}

/* The room must be known before it is taken: what is short is written beside
 * the arena and moved, only what is long is written twice. */
struct view arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char brief[FORMAT_MOST];
    char *text = NULL;
    int n;

    va_start(arguments, format);
    n = vsnprintf(brief, sizeof brief, format, arguments);
    va_end(arguments);
    if (n < 0)
        arena->failed = true;
    else
        text = take_raw(arena, (size_t)n + 1);
    if (!text)
        return VIEW("");
    if ((size_t)n < sizeof brief)
        return (struct view){memcpy(text, brief, (size_t)n + 1), (size_t)n};
    va_start(arguments, format);
    vsnprintf(text, (size_t)n + 1, format, arguments);
    va_end(arguments);
    return (struct view){text, (size_t)n};
}

/* What cannot be counted is asked for as SIZE_MAX, so that it fails in the
 * arena and not beside it. */
static bool array_grow(struct array *array, struct arena *arena, size_t size)
{
    size_t room = array->room ? array->room * 2 : ARRAY_LEAST;
    void *at = room < SIZE_MAX / 4 / size ? take_raw(arena, room * size)
                                          : take_raw(arena, SIZE_MAX);

    if (!at)
        return false;
    if (array->count > 0)
        memcpy(at, array->at, array->count * size);
    array->at = at;
    array->room = room;
    return true;
}

void *array_push(struct array *array, struct arena *arena, size_t size)
{
    if (array->count == array->room && !array_grow(array, arena, size))
        return NULL;
    return memset((char *)array->at + array->count++ * size, 0, size);
}
