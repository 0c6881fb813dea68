/* The list of a release's files with their SHA-256, as sha256sum writes it. */
#ifndef NIANBAO_STORE_MANIFEST_H
#define NIANBAO_STORE_MANIFEST_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* Appends a line for every file below `folder` but MANIFEST itself, in order
 * of the bytes of their paths. Anything but files and folders is FAULT_BUG, as
 * is a name that sha256sum would have to escape. */
enum status manifest_make(const char *folder, struct arena *arena,
                          struct buf *out, struct err *err);

#endif
