/* How the members of a zip archive lie in the file. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_LAYOUT_H
#define NIANBAO_STAGES_INGEST_ZIP_LAYOUT_H

#include "stages/ingest/zip_directory.h"

/* To be called before any member is read. Checks that the members fill the file
 * from its first byte to the directory, one behind the other, and that each
 * local header, and the descriptor behind the data if there is one, says what
 * the directory says. Sorts the entries by place and sets `data` of each.
 * STATUS_REJECT "ingest.damaged" otherwise; so also for self-extracting
 * archives, which begin with a program. */
enum status zip_layout_check(const struct reader *reader,
                             struct zip_directory *directory, struct flow *flow,
                             struct err *err);

#endif
