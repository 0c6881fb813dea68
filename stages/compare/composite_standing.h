/* What an area's score is subject to besides its parts: how much of it is
 * known, vetoes, bonuses, grades. */
#ifndef NIANBAO_COMPARE_COMPOSITE_STANDING_H
#define NIANBAO_COMPARE_COMPOSITE_STANDING_H

#include "stages/compare/composite_columns.h"

/* A year's fields, whose leaves are there, get their terms. `known` (area x
 * node) is rolled up to the groups; `effects` (area x condition) may be NULL.
 */
void composite_terms_set(const struct composite_work *work, int year,
                         const struct composite_field *field, int *known,
                         struct composite_terms *terms,
                         enum composite_effect *effects);

/* The grade of each area that has a score: that of the
 * score before it is rounded, or what a veto leaves of it. */
void composite_grades_set(struct composite_result *result);

#endif
