/* A table as CSV for spreadsheets: UTF-8 with BOM, CRLF, RFC 4180. */
#ifndef NIANBAO_OUTPUT_CSV_WRITE_H
#define NIANBAO_OUTPUT_CSV_WRITE_H

#include "pipeline/base/text.h"
#include "pipeline/model/table.h"

/* Appends the table. A text cell that a spreadsheet would run as a formula is
 * made harmless by a leading apostrophe; numbers are as they are. */
void csv_write(const struct table *table, struct buf *out);

#endif
