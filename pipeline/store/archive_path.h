/* Where things lie below SITE/archive; shared by the archive's files. */
#ifndef NIANBAO_STORE_ARCHIVE_PATH_H
#define NIANBAO_STORE_ARCHIVE_PATH_H

#include <stdbool.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

enum { ARCHIVE_PATH = 3 + 64 + 24 };

/* SITE/archive opened, for use with openat; -1 and `err` otherwise. */
int archive_folder(const char *site, struct err *err);

/* 64 lower-case hexadecimal digits: nothing else becomes a path. */
bool archive_is_digest(struct view text);

/* "ab/<digest>" and "ab/<digest>.N.docket". */
void archive_object_path(const char *digest, char path[ARCHIVE_PATH]);
void archive_docket_path(const char *digest, int number,
                         char path[ARCHIVE_PATH]);

/* "tmp/<slot>" and "tmp/<slot>.docket": not under their names yet. */
void archive_aside_paths(size_t slot, char copy[ARCHIVE_PATH],
                         char docket[ARCHIVE_PATH]);

#endif
