/* PCRE2 with limits: a pattern too costly for a text never passes it. */
#ifndef NIANBAO_BASE_REGEX_H
#define NIANBAO_BASE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* With the whole match: more are a pattern nobody can read. */
enum { REGEX_GROUPS_MAX = 16 };

/* One at a time: a match writes into the regex's own memory, so two threads
 * must not share one. Processes may. */
struct regex;

/* What a match captured; `p` is NULL for a group that took no part. */
struct regex_match {
    struct view groups[REGEX_GROUPS_MAX];
    size_t count;
};

/* Compiles with UTF, UCP and DOLLAR_ENDONLY; JIT where the system allows it.
 * `caseless` ignores case. A pattern that does not compile is FAULT_CONFIG;
 * err->column is the offset in it, counted from 1. NULL on failure; the
 * caller frees. */
struct regex *regex_compile(struct view pattern, bool caseless,
                            struct err *err);
/* Frees it; NULL is fine. */
void regex_free(struct regex *regex);

/* STATUS_OK and the groups on a match (`match` may be NULL), STATUS_END on
 * none, STATUS_REJECT (err->code "regex.costly") when the match, depth or heap
 * limit was hit. `text` must be valid UTF-8. Views point into `text`. */
enum status regex_match(struct regex *regex, struct view text,
                        struct regex_match *match, struct err *err);

/* Appends `text` with every match replaced; `replacement` is in PCRE2's
 * extended syntax ($1, ${name}). STATUS_OK when something was replaced,
 * STATUS_END when nothing matched (`out` then has the text unchanged), else as
 * regex_match. */
enum status regex_replace(struct regex *regex, struct view text,
                          struct view replacement, struct buf *out,
                          struct err *err);

/* The group called `name` in `match`; {NULL, 0} if there is none. */
struct view regex_group(const struct regex *regex,
                        const struct regex_match *match, const char *name);

#endif
