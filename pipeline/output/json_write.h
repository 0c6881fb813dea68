/* Texts as JSON wants them. */
#ifndef NIANBAO_OUTPUT_JSON_WRITE_H
#define NIANBAO_OUTPUT_JSON_WRITE_H

#include "pipeline/base/text.h"

/* Appends `text` as a string with its marks. Bytes that are no UTF-8 become
 * U+FFFD. Source: RFC 8259, section 7. */
void json_string(struct view text, struct buf *out);

#endif
