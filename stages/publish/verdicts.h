/* What the night's rules came to, counted: by severity, type, rule and unit,
 * and every kind of finding once. */
#ifndef NIANBAO_STAGES_PUBLISH_VERDICTS_H
#define NIANBAO_STAGES_PUBLISH_VERDICTS_H

#include "pipeline/engine/stage.h"

enum verdict_part {
    VERDICTS_TOTAL,    /* everything */
    VERDICTS_SEVERITY, /* by severity */
    VERDICTS_TYPE,     /* by main type of the ESS */
    VERDICTS_RULE,     /* by edit, then by other rules that found something */
    VERDICTS_UNIT,
    VERDICTS_FINDING /* a rule and an indicator */
};

/* One line of counts. `tried` has numbers where rules are counted when they
 * pass, too: those of edits. `findings` are those that the table of findings
 * prints, or only counts: so the totals are its lines and what they stand for.
 */
struct verdict_line {
    enum verdict_part part;
    struct view code; /* of the rule, type or unit */
    const struct edit *edit;
    enum severity severity;
    bool has_severity, has_tried;
    struct view indicator;
    struct tried tried;
    size_t findings, explained;
    const struct finding *first; /* of those counted here */
};

/* The lines in their order (struct verdict_line), in `arena`; the findings are
 * sorted by it as they are printed. Words are borrowed from the run. */
struct array verdicts_count(struct run *run, struct arena *arena);

#endif
