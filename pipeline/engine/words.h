/* What pages for clerks are made of besides findings: their fixed words in both
 * languages. */
#ifndef NIANBAO_ENGINE_WORDS_H
#define NIANBAO_ENGINE_WORDS_H

#include "pipeline/model/catalogue.h"

/* The text called `code` in the words of the survey's messages.csv, if it has
 * them ("receipt.CODE"), else in the program's own. A code that is neither is
 * returned itself. */
struct view words_of(const struct catalogue *catalogue, const char *code,
                     enum language language);

/* The same into `out`, with each {value} in it as `count` and each {text} as
 * `text`. */
void words_print(const struct catalogue *catalogue, const char *code,
                 enum language language, size_t count, struct view text,
                 struct buf *out);

#endif
