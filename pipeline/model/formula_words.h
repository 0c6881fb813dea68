/* A formula as a person reads it: names for codes, words for signs. */
#ifndef NIANBAO_MODEL_FORMULA_WORDS_H
#define NIANBAO_MODEL_FORMULA_WORDS_H

#include "pipeline/model/catalogue.h"

/* Appends the formula's text in `language`: every code as the indicator's name,
 * comparisons, logic and functions in words. What is no word of the formula
 * language stays as it is. Memory that is out shows in `out` alone. */
void formula_words(const struct catalogue *catalogue, struct view text,
                   enum language language, struct buf *out);

#endif
