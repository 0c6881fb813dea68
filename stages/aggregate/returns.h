/* One unit's counted returns: which of its words on a key are its last. */
#ifndef NIANBAO_AGGREGATE_RETURNS_H
#define NIANBAO_AGGREGATE_RETURNS_H

#include "stages/aggregate/tally.h"

/* Counts what the unit says: within a return the later version of a key, of
 * two returns the one for the later period; the other is told when it differs.
 * `said` holds struct said of one unit in the ledger's order. */
void returns_count(struct tally *tally, struct array *said);

#endif
