/* A strict reader of our questionnaire as Excel, WPS or LibreOffice save it:
 * ISO/IEC 29500 (Office Open XML), transitional and strict. */
#ifndef NIANBAO_STAGES_INGEST_XLSX_H
#define NIANBAO_STAGES_INGEST_XLSX_H

#include "pipeline/model/catalogue.h"
#include "stages/ingest/zip.h"

struct xlsx;

/* A reader that is used again and again; NULL when memory is out. With a
 * `catalogue` it sees codes that stand beside the name of another indicator. */
struct xlsx *xlsx_new(const struct catalogue *catalogue);
/* Frees it; NULL is fine. */
void xlsx_free(struct xlsx *xlsx);

/* Reads the workbook in an opened package and hands out one submission. What is
 * wrong with single cells becomes findings of that; STATUS_REJECT with a
 * message's code for what is no questionnaire of ours, has macros, links to
 * other workbooks, or is damaged. */
enum status xlsx_read(struct xlsx *xlsx, struct zip *zip, struct err *err);

/* The same for a workbook that is a member of an archive. */
enum status xlsx_read_member(struct xlsx *xlsx, struct zip *outer,
                             const struct zip_entry *entry, struct err *err);

/* Whether an OLE file is a workbook with a password (MS-OFFCRYPTO 2.3.4.4). */
enum status xlsx_is_encrypted(struct reader *reader, bool *encrypted,
                              struct err *err);

#endif
