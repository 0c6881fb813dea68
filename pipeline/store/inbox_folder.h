/* Folders of the inbox, opened without following links. */
#ifndef NIANBAO_STORE_INBOX_FOLDER_H
#define NIANBAO_STORE_INBOX_FOLDER_H

#include <dirent.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"

/* SITE/inbox; NULL and `err` if it cannot be opened. The caller closes. */
DIR *inbox_open(const char *site, struct err *err);

/* A folder in a folder; NULL if it is a link, no folder, or not ours to read.
 * The caller closes. */
DIR *inbox_folder(int parent, const char *name);

/* Whether errno speaks of the machine, not of what a sender put there: such
 * must not look as if the file were gone. */
bool inbox_is_fault(int number);

/* Whether it is a regular file with one name. */
bool inbox_is_file(const struct stat *is);

#endif
