/* A statement in words: its value in the base measure, and its sentence. */
#ifndef NIANBAO_STAGES_PUBLISH_SENTENCE_H
#define NIANBAO_STAGES_PUBLISH_SENTENCE_H

#include "stages/publish/printing.h"

/* The statement's name in the table's language: its own, or its indicator's;
 * empty if it has neither. Borrowed from the catalogue. */
struct view sentence_name(const struct printing *p,
                          const struct statement *statement);

/* The base measure of what the statement is counted in, which is the one
 * sentence_value prints in; its own where the dimension has no other base or
 * the two count alike; NULL for words. */
const struct measure *sentence_measure(const struct printing *p,
                                       const struct statement *statement);

/* The value: a number in the base measure (without a digit's grouping), a
 * grade's name, yes or no, words; blank when it is not known or too large for
 * the base measure. */
struct view sentence_value(struct printing *p,
                           const struct statement_result *result);

/* The sentence of the statement's template, its placeholders filled in; blank
 * when there is no value. */
struct view sentence_print(struct printing *p,
                           const struct statement_result *result);

#endif
