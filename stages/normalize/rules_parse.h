/* One rule of normalize.xml: attributes, parts and whether they fit. */
#ifndef NIANBAO_STAGES_NORMALIZE_RULES_PARSE_H
#define NIANBAO_STAGES_NORMALIZE_RULES_PARSE_H

#include "pipeline/base/xml.h"
#include "stages/normalize/rules.h"

/* FAULT_CONFIG at `line` of the rules' file. Returns STATUS_FATAL, so that
 * `return rules_fault(...)` reads well. */
enum status rules_fault(const struct rules *rules, long line, struct err *err,
                        const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The attributes of <rule> into `rule`; each failure is FAULT_CONFIG. An
 * attribute left out leaves the member zero, which mostly means none. */
enum status rule_attributes(struct rules *rules, struct rule *rule,
                            const struct xml_element *e, struct err *err);

/* The name of a part of a rule, lasting; {NULL, 0} if it is none. */
struct view rule_part_known(struct view name);
/* The text of <match>, <replace>, <zh> or <en>. `part` is what rule_part_known
 * gave. Bytes are copied into the rules' arena. */
enum status rule_text(struct rules *rules, struct rule *rule, struct view part,
                      struct view text, struct err *err);
/* The attributes of <map> into rule->map; FAULT_CONFIG if the letters do not
 * stand opposite each other. */
enum status rule_map(struct rules *rules, struct rule *rule,
                     const struct xml_element *e, struct err *err);
/* One <example> more; FAULT_CONFIG if it lacks `in` or an outcome. */
enum status rule_example(struct rules *rules, struct rule *rule,
                         const struct xml_element *e, struct err *err);

/* Whether the parts of a finished rule fit each other. */
enum status rule_check(const struct rules *rules, const struct rule *rule,
                       struct err *err);

#endif
