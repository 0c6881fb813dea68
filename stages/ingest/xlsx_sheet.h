/* A worksheet as rows of cells (ISO/IEC 29500-1, 18.3). */
#ifndef NIANBAO_STAGES_INGEST_XLSX_SHEET_H
#define NIANBAO_STAGES_INGEST_XLSX_SHEET_H

#include "stages/ingest/xlsx_package.h"

/* No label of ours stands farther to the right; what does is not looked at. */
enum { SHEET_COLUMNS_MOST = 64, CELL_NAME = 24, SHEET_ROWS_MOST = 1048576 };

/* What a cell shows, as text. */
struct cell {
    struct view text;
    bool formula;
    bool error; /* #DIV/0! and its kin */
};

/* Columns count from 0, rows from 1; cells nobody wrote are empty. Valid during
 * the call only. */
struct row {
    long number;
    struct cell cells[SHEET_COLUMNS_MOST];
    int count; /* cells from here on are empty */
};

/* Cells joined into one; all of them as numbers above. */
struct merge {
    long first_row, last_row;
    int first_column, last_column;
};

/* Takes rows as they come, then merges. */
struct sheet_handler {
    void *self;
    enum status (*row)(void *self, const struct row *row, struct err *err);
    enum status (*merge)(void *self, const struct merge *merge,
                         struct err *err);
};

/* Streams a worksheet. The texts of a row live in `scratch`, which is cleared
 * after it. */
enum status sheet_read(struct package *package, const struct worksheet *sheet,
                       struct arena *scratch,
                       const struct sheet_handler *handler, struct err *err);

/* "D12". */
void cell_name(long row, int column, char text[CELL_NAME]);
/* "D12" off the front; dollars of absolute names are passed over. False if
 * there is no such cell. */
bool cell_take(struct view *text, long *row, int *column);

#endif
