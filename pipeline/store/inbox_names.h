/* Names in the inbox: litter, and files taken out of it. */
#ifndef NIANBAO_STORE_INBOX_NAMES_H
#define NIANBAO_STORE_INBOX_NAMES_H

#include <stdbool.h>
#include <sys/stat.h>

#include "pipeline/base/text.h"

enum { INBOX_TAKEN_NAME = 7 + 256 };

/* What programs leave behind or have not finished: dotfiles, .part, .tmp,
 * .filepart, .crdownload, ~$*, *~, Thumbs.db, desktop.ini; in any case. */
bool inbox_is_litter(struct view name);

/* ".taken/INODE-SIZE-MTIME-NAME" into `taken`; of a long name the end. While
 * it lies there no other file has the inode, so two of one name, size and mtime
 * do not meet. */
void inbox_taken_name(struct view name, const struct stat *is,
                      char taken[INBOX_TAKEN_NAME]);

/* Whether a file still has the size and mtime that its taken name says; with
 * or without the folder before it. */
bool inbox_is_as_taken(const char *taken, const struct stat *is);

/* The NAME in it, NULL if it is no taken name. */
const char *inbox_original(const char *taken);

#endif
