/* What the self-test says of a few edits of the small survey. */
#ifndef NIANBAO_TESTS_SUPPORT_EDIT_SHEET_H
#define NIANBAO_TESTS_SUPPORT_EDIT_SHEET_H

#include "pipeline/engine/sheet.h"
#include "pipeline/model/catalogue.h"

/* Edits, one a line: "ID LEVEL FORMULA | GOOD"; and the lines expected, one a
 * remark: "mistake ID: text". */
struct edit_sheet_case {
    const char *name, *edits, *expected;
};

/* Runs `check` on each; prints the name of a case that fails. */
void edit_sheet_cases(const struct edit_sheet_case *cases, size_t count,
                      void (*check)(const struct catalogue *, struct sheet *));

#endif
