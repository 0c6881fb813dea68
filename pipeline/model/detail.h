/* What the program says in a finding's detail, in Chinese: details.csv. */
#ifndef NIANBAO_MODEL_DETAIL_H
#define NIANBAO_MODEL_DETAIL_H

#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"

/* Details are English where they are words of ours, the parser's or zlib's, and
 * bare where they are names, numbers, what was sent. Appends the Chinese of the
 * words `detail` begins with, its number in its place, and returns what comes
 * behind them; all of `detail` where it is not in the list. */
struct view detail_words(const struct catalogue *catalogue, struct view detail,
                         struct buf *out);

#endif
