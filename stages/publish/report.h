/* The validation report for machines, in the structure that the ESSnet on
 * validation defined: an event, a rule, data, and 0, 1 or NA.
 *
 * Every finding is a validation with the value 0. What passed and what could
 * not be decided would be a hundred times as much: it is told as aggregations,
 * a count for each rule and value, as the structure allows; so are findings
 * that the release only counts. Source: ESSnet ValiDat Integration, validation
 * report structure 1.0.1, 2018. */
#ifndef NIANBAO_STAGES_PUBLISH_REPORT_H
#define NIANBAO_STAGES_PUBLISH_REPORT_H

#include "pipeline/engine/stage.h"

/* What both writers tell. */
struct report {
    const struct run *run;
    struct arena *arena;
    struct array lines; /* struct verdict_line */
    struct view time;   /* the last day of the calendar that has passed */
};

/* One count: so many tries of a rule came out so; of a rule that is no edit,
 * so many findings. */
struct report_count {
    struct view rule;
    const struct edit *edit; /* NULL: no edit, or all of them */
    const char *value;       /* "1", "0", "NA" */
    size_t count;
};

/* validation.json and validation.xml in the release's folder. */
enum status report_write(struct run *run, struct err *err);

/* For its writers, in report_json.c and report_xml.c. */
void report_json(const struct report *report, struct buf *out);
void report_xml(const struct report *report, struct buf *out);

/* The counts, in order (struct report_count), in the report's arena. */
struct array report_counts(const struct report *report);
/* The edit that a finding is of, NULL for a rule of the program. */
const struct edit *report_edit(const struct report *report,
                               const struct finding *finding);
/* The language a rule is written in, and its text. */
struct view report_language(const struct edit *edit);
struct view report_expression(const struct report *report,
                              const struct edit *edit, struct view code);
/* The structure knows three severities. */
const char *report_severity(enum severity severity);
/* The finding in one language. */
struct view report_text(const struct report *report,
                        const struct finding *finding, enum language language);
/* "RULE.12": rule and number of the finding. */
struct view report_id(const struct report *report,
                      const struct finding *finding, size_t number);
/* The four parts of a key: population, time, unit, variable. */
enum { REPORT_KEY = 4 };
void report_cell_key(const struct report *report,
                     const struct finding_cell *cell,
                     struct view key[REPORT_KEY]);
void report_finding_key(const struct report *report,
                        const struct finding *finding,
                        struct view key[REPORT_KEY]);

#endif
