/* Imputation: what was owed and not said is made up, where the survey says so,
 * and takes part in counting as if its unit had said it, but never hides. */
#ifndef NIANBAO_AGGREGATE_IMPUTE_H
#define NIANBAO_AGGREGATE_IMPUTE_H

#include "stages/aggregate/observed.h"

/* One value that nobody said. */
struct imputed {
    const struct imputation *rule;
    struct view unit;
    struct key key;
    struct decimal number;
    uint32_t flags;
    struct view parents; /* "1180 * 240 / 3240 = 87.407407; mill north" */
    bool joined;
};

/* Makes up what is missing of what the pass over the ledger left in cells and
 * observed values: into tally->imputed, in order of unit, indicator, year and
 * area. What is made up is never made of what is made up. */
void impute(struct tally *tally);

/* Adds the imputed values of `unit` to what it said (struct said), in place of
 * words that hold no value, and tells them as findings. */
void impute_join(struct tally *tally, struct view unit, struct array *said);

/* A unit whose imputed values were not joined, having said nothing at all; an
 * empty view when there is none. */
struct view impute_left(struct tally *tally);

/* One more imputed value, to be filled in; NULL when memory is out. Earlier
 * ones move. */
struct imputed *impute_add(struct tally *tally, struct view unit,
                           const struct imputation *rule,
                           const struct key *key);

/* Sorts what was added, so that it is found. */
void impute_sort(struct tally *tally);

/* The imputed value of that unit and key; NULL if there is none. */
struct imputed *impute_find(const struct tally *tally, struct view unit,
                            const struct key *key);

/* From the first year of which anything was said about the indicator to that of
 * report. */
struct years {
    int first, last;
};
struct years impute_years(const struct tally *tally,
                          const struct indicator *indicator);

#endif
