/* Open warnings: where ranks would lie if the doubtful value were wrong. */
#ifndef NIANBAO_COMMANDS_WARNINGS_H
#define NIANBAO_COMMANDS_WARNINGS_H

#include "pipeline/engine/look.h"

/* For each open warning with a suspect cell tells `out` the ranks that its
 * value decides, from the best to the worst, if it were wrong by `tolerance`
 * per cent either way (NULL: 10). A rank moves one way as a value grows, so the
 * ends are enough. The figures are put back. */
enum status warnings_try(struct night *night, struct run *run,
                         const char *tolerance, struct buf *out,
                         struct err *err);

#endif
