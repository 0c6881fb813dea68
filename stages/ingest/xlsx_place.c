/* Names of cells: letters for the column, digits for the row. */
#include <stdio.h>

#include "stages/ingest/xlsx_sheet.h"

enum { COLUMN_MOST = 16384 }; /* Excel's own limit */

void cell_name(long row, int column, char text[CELL_NAME])
{
    char letters[8];
    int n = 0;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        letters[n++] = (char)('A' + (left - 1) % 26);
    for (int i = 0; i < n; i++)
        text[i] = letters[n - 1 - i];
    snprintf(text + n, CELL_NAME - (size_t)n, "%ld", row);
}

bool cell_take(struct view *text, long *row, int *column)
{
    long letters = 0, digits = 0;
    for (; text->n; *text = (struct view){text->p + 1, text->n - 1}) {
        char c = *text->p;
        if (c >= 'A' && c <= 'Z' && !digits && letters <= COLUMN_MOST)
            letters = letters * 26 + (c - 'A') + 1;
        else if (c >= '0' && c <= '9' && letters && digits <= SHEET_ROWS_MOST)
            digits = digits * 10 + (c - '0');
        else if (c != '$')
            break;
    }
    *row = digits;
    *column = (int)letters - 1;
    return letters >= 1 && letters <= COLUMN_MOST && digits >= 1 &&
           digits <= SHEET_ROWS_MOST;
}
