/* Which values are owed and have not been said. */
#ifndef NIANBAO_AGGREGATE_GAPS_H
#define NIANBAO_AGGREGATE_GAPS_H

#include "stages/aggregate/observed.h"

/* The area about which `unit` owes the indicator for the period of `key`, into
 * key->area. False if it owes none, or the period is told within a span. */
bool gap_owed(const struct tally *tally, const struct unit *unit,
              struct key *key);

/* Whether a value that `unit` owes is lacking. Not applicable, too small and
 * withheld are answers; "not available" is one unless `unavailable`. */
bool gap_open(struct tally *tally, const struct unit *unit,
              const struct key *key, bool unavailable);

#endif
