/* Making a figure and remembering it by its indicator. */
#ifndef NIANBAO_AGGREGATE_MAKE_H
#define NIANBAO_AGGREGATE_MAKE_H

#include "stages/aggregate/tally.h"

/* The figure of `key` with that value, `reported` of `expected` sources or
 * parts being in it. Once a key: a second call would list the figure twice.
 * NULL when memory is out: the arena knows. */
struct figure *make_figure(struct tally *tally, const struct key *key,
                           const struct worth *worth, size_t expected,
                           size_t reported);

#endif
