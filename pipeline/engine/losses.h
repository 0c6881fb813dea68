/* Which units of one release another would not count any more. */
#ifndef NIANBAO_ENGINE_LOSSES_H
#define NIANBAO_ENGINE_LOSSES_H

#include <stdio.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* The columns of a release's counted.csv, which has no cell with a comma. */
#define LOSSES_HEADER "unit,period\n"

/* Of fewer units a single one is a large share: their period is looked at
 * together with the others only. */
enum { LOSSES_FEW = 10 };

/* How many units a period had, and how many of them are not there any more. */
struct loss {
    struct view period; /* FIRST/LAST where it is of all periods together */
    size_t counted, lost;
};

/* A walk along the old list while the new one passes; both are ordered by
 * unit, then period, so that neither is ever held. */
struct losses {
    FILE *old;
    const char *path;
    char *line; /* the old list's next one, cut into `unit` and `period` */
    size_t room;
    struct view unit, period;
    bool more;
    struct arena *arena;
    struct array periods; /* struct loss */
    struct buf gone;      /* the lines that are lost */
};

/* Opens the list at `path`; *there is false if there is none. `arena` and
 * `path` must outlive the walk. */
enum status losses_open(struct losses *losses, const char *path,
                        struct arena *arena, bool *there, struct err *err);

/* The new list's next. */
enum status losses_pass(struct losses *losses, struct view unit,
                        struct view period, struct err *err);

/* Behind the new list's last: what is left of the old one is lost. */
enum status losses_end(struct losses *losses, struct err *err);

/* The loss that is more than `most` per cent of what counted: of a period with
 * LOSSES_FEW units or more, or of all together; false if there is none. */
bool losses_above(const struct losses *losses, long most, struct loss *loss);

/* Also after a failure, and of one that was never opened. */
void losses_close(struct losses *losses);

#endif
