/* Numbers of persons in free text: found and made unreadable. */
#ifndef NIANBAO_STAGES_NORMALIZE_MASK_H
#define NIANBAO_STAGES_NORMALIZE_MASK_H

#include "stages/normalize/rules.h"

/* What a match must pass to be what its rule says. */
struct check {
    const char *name;
    bool (*good)(struct view text);
};

/* The check that a rule's `check` names; NULL if there is none. */
const struct check *check_find(struct view name);

/* Whether `text` may hold a number of a person at all: most texts hold nothing
 * of the kind, and no pattern need look at them. */
bool mask_needed(struct view text);

/* Looks through `text` by the rules for personal numbers. A rule with outcome
 * ok shields what it matches from the rules behind it (a credit code is not a
 * citizen number); the others overwrite it with '*'. reading->text is `text`
 * itself, or a copy with the same number of bytes. A text that a rule finds too
 * costly is overwritten from there on: what cannot be searched cannot be shown.
 */
void mask_personal(struct rules *rules, struct view text, struct arena *arena,
                   struct reading *out);

#endif
