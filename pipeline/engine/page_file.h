/* Pages that are rewritten only when they would change. */
#ifndef NIANBAO_ENGINE_PAGE_FILE_H
#define NIANBAO_ENGINE_PAGE_FILE_H

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* Replaces the file unless it holds just these bytes; so its time says when it
 * last changed. Not synced. */
enum status page_save(const char *path, struct view bytes, struct err *err);

#endif
