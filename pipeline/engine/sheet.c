/* Collecting the lines of a self-test or of the survey's documentation. */
#include "pipeline/engine/sheet.h"

void sheet_add(struct sheet *sheet, struct sheet_line line)
{
    struct sheet_line *to =
        array_push(&sheet->lines, sheet->arena, sizeof line);
    /* Counted even when there is no memory to show it: a failed example or a
     * mistake must never pass. */
    sheet->failed += line.failed;
    sheet->examples += line.kind == SHEET_EXAMPLE;
    sheet->mistakes += line.kind == SHEET_MISTAKE;
    sheet->warnings += line.kind == SHEET_WARNING;
    if (to)
        *to = line;
}
