/* A questionnaire as a workbook for Excel, WPS and LibreOffice. */
#ifndef NIANBAO_OUTPUT_QUESTIONNAIRE_BOOK_H
#define NIANBAO_OUTPUT_QUESTIONNAIRE_BOOK_H

#include "pipeline/base/err.h"
#include "pipeline/model/questionnaire.h"

/* Appends the workbook, blank or as it was answered, wrong cells coloured and
 * their notes as comments. Equal questionnaires give equal bytes: the time in
 * it is the calendar's. FAULT_IO, FAULT_MEMORY. */
enum status questionnaire_book(const struct questionnaire *q, struct buf *out,
                               struct err *err);

/* Appends the blank as a submission in XML, a comment beside each value. */
void questionnaire_xml(const struct questionnaire *q, struct buf *out);

#endif
