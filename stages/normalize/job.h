/* One submission under way through the stage, and what is told about it. */
#ifndef NIANBAO_STAGES_NORMALIZE_JOB_H
#define NIANBAO_STAGES_NORMALIZE_JOB_H

#include "pipeline/model/submission.h"
#include "stages/normalize/rules.h"

struct job {
    const struct catalogue *catalogue;
    struct rules *rules;
    struct submission *s;
};

/* Each adds a finding of level 0 and returns it to be filled in. */
/* Refuses the observation alone. */
/* A finding of level 0 that drops `o` and leaves the others; returned to be
 * filled in. */
struct finding *job_refuse(struct job *job, struct observation *o,
                           const char *code);
/* Refuses the submission. */
/* The same that refuses the whole submission: for what makes it unclear who
 * says what of when. */
struct finding *job_reject(struct job *job, const char *code);
/* A warning about `o`, or about the submission if it is NULL. Returned to be
 * filled in as well; the value counts. */
struct finding *job_warn(struct job *job, struct observation *o,
                         const char *code);

/* Puts what was read to the observation (NULL: the submission): traces, flags,
 * a finding for each rule with a message and for what the program itself
 * refuses or notes. `word` is the word as read. False if it is refused. To be
 * called once a word, even when nothing was found: it is what leaves the trace.
 */
bool job_take(struct job *job, struct observation *o, struct view word,
              const struct reading *reading);

/* `text` with numbers of persons overwritten, and a warning for each kind of
 * number found. Call it on every free text before it is kept or shown; what is
 * given back has as many bytes, so that columns still fit. */
struct view job_mask(struct job *job, struct observation *o, struct view text);

/* Whether `word` is one of `words`, which are joined by blanks. An empty word
 * is none of them, unless two blanks stand together. */
bool words_have(struct view words, struct view word);

/* The flags that a sender may state, read from `word`; those already read in
 * *flags stay. False if one is unknown or not for senders. Flags of the
 * program's own (late, disputed, whole) cannot be claimed. */
bool job_flags(struct view word, uint32_t *flags);

#endif
