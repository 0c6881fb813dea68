/* Several values made into one: sources of a leaf, parts of an area, years of
 * a span. The order in which they come shows nowhere in the result. */
#ifndef NIANBAO_AGGREGATE_POOL_H
#define NIANBAO_AGGREGATE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "stages/aggregate/worth.h"

/* POOL_SAME is for what does not add up: equal values are that value, unequal
 * ones are none. Items are united whatever is said. */
enum pool_how { POOL_SUM, POOL_MAX, POOL_SAME };

/* What came so far. A value that is not known is counted and never added: a
 * missing one is not zero, and nil is known. */
struct pool {
    enum pool_how how;
    size_t said;    /* values that came, known or not */
    size_t known;   /* of them, with a value */
    size_t nils;    /* of those, "there is none" */
    size_t idle;    /* not applicable: no part of it at all */
    size_t imputed; /* of the known ones, those of which nothing was said */
    bool broken;    /* overflowed, or unequal where only one can be true */
    struct worth sum;
    struct array items;  /* struct named */
    uint32_t flags;      /* of all known ones */
    uint32_t travelling; /* those that travel */
    uint32_t reasons;    /* of the others: why they are not known */
};

/* How an indicator's values combine over areas and organizations. Over the
 * years of a span they are summed or the last one is taken: see spans.c. */
enum pool_how pool_over_areas(const struct indicator *indicator);

/* An empty one. */
struct pool pool_of(enum pool_how how);

/* Takes in one value; its words and items must outlive the pool. `arena` takes
 * the list of items and must be the same in each call. */
void pool_add(struct pool *pool, const struct worth *worth,
              const struct flag_kind *kinds, struct arena *arena);

/* Everything taken in, combined; not known, with a reason, when nothing known
 * came, when a sum overflowed, or when values differ of which only one can be
 * true. The flags are those that travel; nil when all were nil; partial when a
 * value was said to be not available. More may be added afterwards. */
struct worth pool_total(struct pool *pool);

#endif
