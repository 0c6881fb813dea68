/* What units said about the indicators that imputation looks at. */
#ifndef NIANBAO_AGGREGATE_OBSERVED_H
#define NIANBAO_AGGREGATE_OBSERVED_H

#include "stages/aggregate/tally.h"

/* A unit's last word on a whole year. */
struct value {
    const struct indicator *indicator;
    int year;
    struct view unit;
    enum unit_kind kind;
    const struct area *area;
    bool known;
    struct decimal number;
    uint32_t flags;
};

/* Values in the order of indicator, year, unit, area. */
struct observed {
    struct arena *arena; /* the run's: it outlives a pass over the ledger */
    bool *wanted;        /* by indicator index */
    bool listening;
    struct view unit; /* the last one copied */
    struct array values;
};

/* One that waits for the indicators that the survey's imputations name; none,
 * NULL, if there are no imputations. Failures are the run's arena's. */
struct observed *observed_new(struct tally *tally);

/* Notes what counts of one unit; controls and other periods than years are
 * passed over. `observed` may be NULL. */
void observed_add(struct observed *observed, const struct said *said,
                  const struct worth *worth);

/* No more is noted; sorts what was, which the functions below need. */
void observed_close(struct observed *observed);

/* All values of an indicator in a year: the first, and how many. */
const struct value *observed_year(const struct observed *observed,
                                  const struct indicator *indicator, int year,
                                  size_t *count);

/* The value of one unit about one area; NULL if it said nothing. */
const struct value *observed_find(const struct observed *observed,
                                  const struct indicator *indicator, int year,
                                  struct view unit, const struct area *area);

#endif
