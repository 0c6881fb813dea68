/* A release: a folder of tables made aside, then switched in whole. */
#ifndef NIANBAO_STORE_RELEASE_H
#define NIANBAO_STORE_RELEASE_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* A fresh empty folder SITE/releases/.new.ID; what was left of one is removed.
 * The path lives in `arena`. */
enum status release_begin(const char *site, struct view id, struct arena *arena,
                          const char **folder, struct err *err);

/* Writes MANIFEST (sha256sum's format, sorted by name) last, makes the folder
 * durable, renames it to its id and switches SITE/current to it. If the id
 * exists already it is verified to be the same bytes; FAULT_BUG if not. */
enum status release_finish(const char *site, struct view id, const char *folder,
                           bool durable, struct err *err);

/* Whether a release is what its MANIFEST says; FAULT_BUG if not. */
enum status release_verify(const char *site, struct view id, struct err *err);

/* The id `current` points at; an empty view if there is none yet. */
struct view release_current(const char *site, struct arena *arena);

#endif
