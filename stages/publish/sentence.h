/* A statement in words: its value in the base measure, and its sentence. */
#ifndef NIANBAO_STAGES_PUBLISH_SENTENCE_H
#define NIANBAO_STAGES_PUBLISH_SENTENCE_H

#include "stages/publish/printing.h"

/* The statement's name: its own, or its indicator's. */
struct view sentence_name(const struct printing *p,
                          const struct statement *statement);

/* The base measure of what the statement is counted in; NULL for words. */
const struct measure *sentence_measure(const struct printing *p,
                                       const struct statement *statement);

/* The value: a number in the base measure, a grade's name, words; blank when
 * it is not known. */
struct view sentence_value(struct printing *p,
                           const struct statement_result *result);

/* The sentence of the statement's template; blank when there is no value. */
struct view sentence_print(struct printing *p,
                           const struct statement_result *result);

#endif
