/* A tally world with a composite index: what goes in, and which score comes
 * out. */
#ifndef NIANBAO_TESTS_SUPPORT_INDEX_WORLD_H
#define NIANBAO_TESTS_SUPPORT_INDEX_WORLD_H

#include "pipeline/model/composite_result.h"
#include "tests/support/tally_world.h"

/* Compiles and compares `returns` under an index "X" with these attributes and
 * parts; first-year is 2020. Close it as a tally world. */
void index_world_open(struct tally_world *world, const char *attributes,
                      const char *parts, const char *returns);

/* The one index there is. */
const struct composite_result *index_world_result(struct tally_world *world);

/* A node's "SCORE RANK" of an area, "AREA CODE" being the key and "AREA" the
 * whole index; six places at most. Without a score it is the reason. Lives
 * until the next run. */
const char *index_world_score(struct tally_world *world, const char *key);

/* Keys and scores: "990100 = 50 2, 990200 T.FEE = 100 1". */
struct index_case {
    const char *name, *attributes, *parts, *returns, *expected;
};

/* Tries each in a world of its own; prints the name of a case that fails. */
void index_world_cases(const struct index_case *cases, size_t count);

#endif
