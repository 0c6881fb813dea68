/* The units that are like one: whose values a ratio or a mean is taken of. */
#ifndef NIANBAO_AGGREGATE_STRATUM_H
#define NIANBAO_AGGREGATE_STRATUM_H

#include "stages/aggregate/methods.h"

/* A reader looks at the first few; the others are counted. */
enum { PEERS_NAMED = 8 };

/* What they said, added up. */
struct peers {
    size_t count;
    struct decimal x, z;
    uint32_t flags;
    struct view named[PEERS_NAMED]; /* the first by code */
};

/* Those of the rule's stratum that said the indicator in the key's year: x. At
 * least as many as the rule wants, else false. The unit itself, other kinds of
 * units and wholes beside parts are none. */
bool peers_one(struct peers *peers, const struct making_up *m);

/* Those that also said `by` in `year`: z, which is not zero, else false. */
bool peers_both(struct peers *peers, const struct making_up *m,
                const struct indicator *by, int year);

/* The codes of the first, and "+N" for the others. */
void peers_print(const struct peers *peers, struct buf *out);

#endif
