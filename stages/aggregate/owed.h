/* Of whom a value is expected, by who counts the indicator. */
#ifndef NIANBAO_AGGREGATE_OWED_H
#define NIANBAO_AGGREGATE_OWED_H

#include <stdbool.h>
#include <stddef.h>

#include "stages/aggregate/tally.h"

/* How many sources owe a value about exactly this leaf (or city, where the
 * city counts). None where the area does not exist in the period. */
size_t owed_at_leaf(const struct tally *tally, const struct key *key);

/* Whether the area of `key`, a child, is an expected part of its parent. Its
 * own figure must have been made, if there is to be one. */
bool owed_by_part(const struct tally *tally, const struct key *key);

/* Whether the inner area's own office owes the whole: nobody below it does, or
 * the institution that lies there counts. */
bool owed_as_whole(const struct tally *tally, const struct key *key);

#endif
