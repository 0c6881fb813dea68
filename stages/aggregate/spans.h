/* Spans of years: made of their years, or stated as a whole. */
#ifndef NIANBAO_AGGREGATE_SPANS_H
#define NIANBAO_AGGREGATE_SPANS_H

#include "stages/aggregate/tally.h"

/* Notes every span the catalogue's statements speak of; of a derived indicator
 * the spans of what it is made of. Before the first return is read. */
void spans_of_statements(struct tally *tally);

/* Notes a span that somebody stated. When years of it passed already, another
 * unit's sum may be missing: tally->again is set. */
void spans_stated(struct tally *tally, const struct indicator *indicator,
                  struct period span);

/* Counts the spans of what one unit says about one indicator and area:
 * `count` winners, all of one kind (counted or control). All years in: they
 * count, and the stated span is told when it differs. Otherwise the stated
 * one; otherwise what there is, partial. */
void spans_count(struct tally *tally, const struct said *said, size_t count);

/* The span of an inner area from its own years' figures, when each of them is
 * there and whole. False if not, *worth is then of no account. The years must
 * have been made before the span. */
bool spans_of_years(struct tally *tally, const struct key *key,
                    struct worth *worth);

#endif
