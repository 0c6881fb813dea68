/* The rules tried on their own examples, and told in words. */
#ifndef NIANBAO_STAGES_NORMALIZE_PROVE_H
#define NIANBAO_STAGES_NORMALIZE_PROVE_H

#include "pipeline/engine/handbook.h"
#include "pipeline/engine/sheet.h"
#include "stages/normalize/rules.h"

/* One word read as an example is: a number is taken to the measure called
 * `measure` (none: left as it is), a personal number masked. *out is the
 * result in words. */
enum outcome prove_read(struct rules *rules, const struct catalogue *catalogue,
                        enum word_kind kind, struct view word,
                        struct view measure, struct arena *arena,
                        struct reading *reading, struct view *out);

/* A line for each example: it failed if the outcome or the result differ, or
 * if another rule did the work. */
void prove_rules(struct rules *rules, const struct catalogue *catalogue,
                 struct sheet *sheet);

/* A line for each rule: what it is for, what it does. */
void describe_rules(const struct rules *rules, struct sheet *sheet);

/* The chapter of how words are read: every rule with pattern and examples. */
void document_rules(const struct rules *rules, struct handbook *handbook);

#endif
