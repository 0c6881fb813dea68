/* Text as gzip (RFC 1952), the same bytes for the same text. */
#ifndef NIANBAO_OUTPUT_GZIP_WRITE_H
#define NIANBAO_OUTPUT_GZIP_WRITE_H

#include <stdbool.h>

#include "pipeline/base/text.h"

/* Appends one member without a name and with time 0, so that nothing but the
 * text shows in it. False when memory is out. */
bool gzip_write(struct view text, struct buf *out);

#endif
