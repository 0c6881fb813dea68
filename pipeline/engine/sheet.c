/* Collecting the lines of a self-test or of the survey's documentation. */
#include "pipeline/engine/sheet.h"

void sheet_add(struct sheet *sheet, struct sheet_line line)
{
    struct sheet_line *to =
        array_push(&sheet->lines, sheet->arena, sizeof line);
    /* Counted even when there is no memory to show it: a failed example must
     * never pass. */
    sheet->failed += line.failed;
    if (to)
        *to = line;
}
