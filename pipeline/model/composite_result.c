/* What a composite index came to in the year of report. */
#include "pipeline/model/composite_result.h"

struct score composite_change(const struct composite_result *r, size_t area,
                              size_t node)
{
    const struct score *now = &r->scores[composite_at(r, area, node)];
    const struct score *then = &r->last[composite_at(r, area, node)];
    if (now->state != SCORE_KNOWN || then->state != SCORE_KNOWN)
        return (struct score){.state = SCORE_MISSING};
    return (struct score){now->value - then->value, SCORE_KNOWN};
}
