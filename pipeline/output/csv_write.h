/* A table as CSV for spreadsheets: UTF-8 with BOM, CRLF, RFC 4180. */
#ifndef NIANBAO_OUTPUT_CSV_WRITE_H
#define NIANBAO_OUTPUT_CSV_WRITE_H

#include "pipeline/base/text.h"
#include "pipeline/model/table.h"

/* Appends the table: a line of titles, then a line a row; the table's note is
 * not in it, for it would be a row to every reader. A text cell that a
 * spreadsheet would run as a formula is made harmless by a leading apostrophe;
 * numbers are as they are. Memory that is out shows in out->failed alone. */
void csv_write(const struct table *table, struct buf *out);
/* Appends one cell, quoted where it must be and made harmless as above. */
void csv_cell(struct view text, enum cell_kind kind, struct buf *out);

#endif
