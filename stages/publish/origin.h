/* The columns that tell where a figure comes from, and how much was imputed. */
#ifndef NIANBAO_STAGES_PUBLISH_ORIGIN_H
#define NIANBAO_STAGES_PUBLISH_ORIGIN_H

#include "stages/publish/kinds.h"

/* Share, growth and per head have no decimals of their own in indicators.csv:
 * two places, as the yearbooks print rates. */
enum { RATE_PLACES = 2 };

/* How many of the expected parts are in it: "11/12"; with those imputed
 * "10+1/12", for they were not reported. */
struct view origin_coverage(struct printing *p, const struct row *row);

/* Of how many units' values how many were imputed: "2/57". Blank where none
 * was, or where the figure is stated or derived. */
struct view origin_imputed_units(struct printing *p, const struct row *row);

/* The same in per cent; 0 where values were reported and none was imputed.
 * Source: quality indicator A7 of the ESS guidelines, unweighted. */
struct view origin_imputed_rate(struct printing *p, const struct row *row);

/* What the imputed values come to, in per cent of the figure; blank where
 * nothing adds up. Source: as above, weighted. */
struct view origin_imputed_share(struct printing *p, const struct row *row);

/* The first of several that said it, by unit, "+2" for two more; then, of what
 * nobody said, for whom, by which method and of what it was made. */
struct view origin_source(struct printing *p, const struct row *row);

#endif
