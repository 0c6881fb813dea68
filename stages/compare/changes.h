/* A figure beside its own past. */
#ifndef NIANBAO_COMPARE_CHANGES_H
#define NIANBAO_COMPARE_CHANGES_H

#include "pipeline/model/figure.h"

/* Sets change (on the same period a year before) and base_change (on
 * `base_year`, of later figures): per cent for levels, the difference in
 * points for percentages. From zero or below it is not defined
 * (FLAG_UNDEFINED); spans, which overlap, have none. */
void changes_set(struct figures *figures, struct figure *figure, int base_year);

#endif
