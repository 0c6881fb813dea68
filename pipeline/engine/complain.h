/* What a return said and what was found wrong with it, on its form. */
#ifndef NIANBAO_ENGINE_COMPLAIN_H
#define NIANBAO_ENGINE_COMPLAIN_H

#include "pipeline/model/questionnaire.h"

/* Values, lists, remarks and signatures as they were read, into the form. What
 * it has no question for is left out; `zone` is the calendar's, in minutes.
 * Failures are sticky in `arena`. */
void complain_fill(struct questionnaire *q, const struct submission *s,
                   long zone, struct arena *arena);

/* Verdict, the list of findings in the order of print, and a note at each
 * question that one is about. */
void complain_tell(struct questionnaire *q, const struct submission *s,
                   struct arena *arena);

#endif
