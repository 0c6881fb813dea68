/* What a unit's returns beside the judged one say, and what this one said
 * before. */
#ifndef NIANBAO_STAGES_VALIDATE_PAST_H
#define NIANBAO_STAGES_VALIDATE_PAST_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/formula.h"

struct past {
    const struct submission *submission;
    const struct history *history; /* NULL on level 1 */
};

/* The counted returns of earlier periods as a formula asks them, the newest
 * first. What
 * none of them says is unknown and flagged missing. `past` must outlive it. */
struct lookup past_lookup(struct past *past);

/* The version of the same return before the judged one, or what it amends; NULL
 * if it is the first. */
const struct submission *past_version(const struct past *past);

/* The earliest year of the unit's returns, the judged one among them. */
int past_first_year(const struct past *past);

#endif
