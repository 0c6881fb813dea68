/* What `check` prints: findings, and the rules that could not run. */
#ifndef NIANBAO_COMMANDS_CHECK_PRINT_H
#define NIANBAO_COMMANDS_CHECK_PRINT_H

#include "pipeline/model/finding.h"

/* A finding in both languages, a line for its place before them. */
void check_print_finding(const struct catalogue *catalogue,
                         const struct finding *finding);

/* The edits that had nothing to be held against, with and without the unit's
 * other returns. */
void check_print_left_out(const struct catalogue *catalogue, bool history);

#endif
