/* The compiled area's own whole return, for the next level's inbox. */
#ifndef NIANBAO_STAGES_PUBLISH_UPWARD_H
#define NIANBAO_STAGES_PUBLISH_UPWARD_H

#include "stages/publish/printing.h"

/* Writes submission.xml.gz into the release's root: every figure of the root
 * that somebody submitted or that was added up from what was, with its flags,
 * one <submission> of the root's bureau for each year. Derived indicators are
 * left out: the next level derives its own, for a ratio is a ratio of sums.
 * What an institution counts goes in a <submission> of its own, for a bureau
 * may not say it. Spans stand in the return of their last year, plans for
 * later years in that of the year of report. */
enum status upward_publish(struct run *run, struct err *err);

/* Appends the document. FAULT_MEMORY alone. */
enum status upward_write(struct run *run, struct buf *out, struct err *err);

/* A number as a return may hold it, at most 18 digits: cut to them where it has
 * more, and *rounded is set. Lives in `arena`. */
struct view upward_number(struct decimal number, bool *rounded,
                          struct arena *arena);

#endif
