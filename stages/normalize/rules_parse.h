/* One rule of normalize.xml: attributes, parts and whether they fit. */
#ifndef NIANBAO_STAGES_NORMALIZE_RULES_PARSE_H
#define NIANBAO_STAGES_NORMALIZE_RULES_PARSE_H

#include "pipeline/base/xml.h"
#include "stages/normalize/rules.h"

/* FAULT_CONFIG at `line` of the rules' file. */
enum status rules_fault(const struct rules *rules, long line, struct err *err,
                        const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The attributes of <rule> into `rule`; each failure is FAULT_CONFIG. */
enum status rule_attributes(struct rules *rules, struct rule *rule,
                            const struct xml_element *e, struct err *err);

/* The name of a part of a rule, lasting; {NULL, 0} if it is none. */
struct view rule_part_known(struct view name);
/* The text of <match>, <replace>, <zh> or <en>. */
enum status rule_text(struct rules *rules, struct rule *rule, struct view part,
                      struct view text, struct err *err);
enum status rule_map(struct rules *rules, struct rule *rule,
                     const struct xml_element *e, struct err *err);
enum status rule_example(struct rules *rules, struct rule *rule,
                         const struct xml_element *e, struct err *err);

/* Whether the parts of a finished rule fit each other. */
enum status rule_check(const struct rules *rules, const struct rule *rule,
                       struct err *err);

#endif
