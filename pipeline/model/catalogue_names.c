/* A hash table from names to things, in an arena: submissions ask for every
 * code they hold, so a look-up must cost less than reading the code did. */
#include "pipeline/model/catalogue_internal.h"

#include <stdint.h>
#include <string.h>

/* A power of two, as `room` always is: the remainder is a mask then. */
enum { ROOM_LEAST = 32 };

/* Empty while `thing` is NULL. */
struct name_slot {
    struct view name;
    const void *thing;
};

/* Multiplies and folds, eight bytes at a time: codes are hashed for every value
 * there is. Names are the survey's own, so nobody can make them collide. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

/* Not safe against chosen names; those are the survey's own. A sender's only
 * look up. */
static uint64_t hash_of(struct view name)
{
    uint64_t hash = name.n, word;

    for (; name.n > sizeof word; name.p += sizeof word, name.n -= sizeof word) {
        memcpy(&word, name.p, sizeof word);
        hash = mix(hash, word);
    }
    return mix(hash, view_word(name));
}

/* Where `name` is, or the empty slot where it belongs. There always is one: the
 * table is never more than half full. Open addressing, one step at a time: what
 * collides lies side by side in memory. */
static struct name_slot *slot_of(const struct names *names, struct view name)
{
    size_t i = (size_t)hash_of(name) & (names->room - 1);

    while (names->slots[i].thing && !view_equal(names->slots[i].name, name))
        i = (i + 1) & (names->room - 1);
    return &names->slots[i];
}

const void *names_find(const struct names *names, struct view name)
{
    return names->room ? slot_of(names, name)->thing : NULL;
}

/* The old slots stay in the arena, all of them together less than the new ones.
 */
static bool grow(struct names *names, struct arena *arena)
{
    struct names larger = {.room = names->room ? names->room * 2 : ROOM_LEAST};

    larger.slots = arena_take(arena, larger.room * sizeof *larger.slots);
    if (!larger.slots)
        return false;
    larger.count = names->count;
    for (size_t i = 0; i < names->room; i++)
        if (names->slots[i].thing)
            *slot_of(&larger, names->slots[i].name) = names->slots[i];
    *names = larger;
    return true;
}

/* The later one stays: messages are entered again once they have moved. */
const void *names_put(struct names *names, struct arena *arena,
                      struct view name, const void *thing)
{
    struct name_slot *slot;
    const void *before;

    if (2 * (names->count + 1) > names->room && !grow(names, arena))
        return NULL;
    slot = slot_of(names, name);
    before = slot->thing;
    names->count += !before;
    *slot = (struct name_slot){name, thing};
    return before;
}
