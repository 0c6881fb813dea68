/* Named things, and when two of them are the same one. */
#ifndef NIANBAO_AGGREGATE_ITEMS_H
#define NIANBAO_AGGREGATE_ITEMS_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/submission.h"

/* An item with what identifies it: name, body, level and day, folded. */
struct named {
    struct view folded;
    struct item item;
};

/* The identity of `item`: full-width letters made narrow, ASCII made lower
 * case, blanks left out, so that two clerks' spellings of an award meet. Lives
 * in `arena`. */
struct view items_fold(const struct item *item, struct arena *arena);

/* Sorts `items` (struct named) and keeps one of each identity: that whose
 * words come first by bytes, so that the order of arrival shows nowhere. */
void items_unite(struct array *items);

/* A copy of the item with its words in `arena`. */
struct item items_copy(const struct item *item, struct arena *arena);

#endif
