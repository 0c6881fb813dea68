/* What one source, one year or one area is worth before it is combined. */
#ifndef NIANBAO_AGGREGATE_WORTH_H
#define NIANBAO_AGGREGATE_WORTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/submission.h"
#include "stages/aggregate/items.h"

/* One value of any type. `known` is false when there is only a reason for its
 * absence, in `flags`; nil is known and zero. */
struct worth {
    bool known;
    struct decimal number; /* items: how many, with those not named */
    struct decimal loose;  /* items counted but not named */
    const struct grade *grade;
    struct view words;
    struct named *items;
    size_t item_count;
    uint32_t flags;
    struct made made;
};

/* What an observation says. The flags of its submission are its own too.
 * Words are borrowed from the observation; `arena` takes the folded items. */
struct worth worth_of_observation(const struct observation *observation,
                                  uint32_t submission_flags,
                                  struct arena *arena);

/* What a figure holds, for the level above. Words and items are borrowed from
 * it; `arena` takes the folded items. */
struct worth worth_of_figure(const struct figure *figure, struct arena *arena);

/* A copy that no longer needs what it was made from, but for the grade, which
 * is the catalogue's. */
struct worth worth_copy(const struct worth *worth, struct arena *arena);

/* Writes value and flags into the figure; the quantity gets only the flags that
 * travel, for it is what others are made from. `arena` takes the items, whose
 * words are borrowed from `worth`. */
void worth_put(const struct worth *worth, const struct flag_kind *kinds,
               struct figure *figure, struct arena *arena);

/* The value in words for a finding: digits, a grade's code, a text; empty when
 * there is none. In `arena`. */
struct view worth_text(const struct worth *worth, struct arena *arena);

#endif
