/* Numbers as workbooks store them, as people see them. */
#ifndef NIANBAO_STAGES_INGEST_XLSX_NUMBER_H
#define NIANBAO_STAGES_INGEST_XLSX_NUMBER_H

#include "stages/ingest/xlsx_package.h"

enum { NUMBER_TEXT = 64 };

/* What a cell shows whose stored number is `stored`: plain digits without an
 * exponent, at most 15 of them significant as Excel has it, so that the
 * 0.30000000000000004 of a binary sum is 0.3; a percentage with its sign; a
 * date as ISO 8601 has it, with the time if it has one. False if it is no
 * number or one that no return has: then show it as it is. */
bool number_show(struct view stored, enum shown shown, bool from_1904,
                 char text[NUMBER_TEXT]);

#endif
