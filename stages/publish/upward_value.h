/* One figure as an element of a return. */
#ifndef NIANBAO_STAGES_PUBLISH_UPWARD_VALUE_H
#define NIANBAO_STAGES_PUBLISH_UPWARD_VALUE_H

#include "pipeline/model/figure.h"

/* Whether there is anything to be said: a value, or a reason for there being
 * none. That something is missing is said by not saying it. */
bool upward_says(const struct figure *figure);

/* Appends <value>, <items> or <none>, in a return of `year`. Only for what
 * upward_says. */
void upward_value(const struct figure *figure, int year, struct arena *arena,
                  struct buf *out);

/* Appends ` name="value"`, escaped. */
void upward_attribute(const char *name, struct view value, struct buf *out);

#endif
