/* A table as plain text for a terminal. */
#ifndef NIANBAO_OUTPUT_COLUMNS_WRITE_H
#define NIANBAO_OUTPUT_COLUMNS_WRITE_H

#include "pipeline/base/text.h"
#include "pipeline/model/table.h"

/* Columns of a terminal that the text takes: two for each Chinese or full-width
 * character, one for any other, none for what combines. Source: Unicode
 * Standard Annex 11, classes W and F. */
size_t text_columns(struct view text);

/* Appends titles and rows, each column as wide as its widest cell, numbers at
 * the right. */
void columns_write(const struct table *table, struct buf *out);

#endif
