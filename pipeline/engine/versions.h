/* What the versions of a return say of each other. */
#ifndef NIANBAO_ENGINE_VERSIONS_H
#define NIANBAO_ENGINE_VERSIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/err.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/store/ledger.h"

enum told {
    TOLD_NOTHING,
    TOLD_REPEATED,         /* the bytes of the version that counted */
    TOLD_OUTRANKED,        /* by `other`, which was there when it came */
    TOLD_CONFLICT,         /* with `other`: same revision and prepared */
    TOLD_WITHDRAWN,        /* it withdraws what was said before */
    TOLD_WITHDRAW_NOTHING, /* there was nothing */
    TOLD_AMEND_NOTHING
};

struct telling {
    enum told told;
    size_t other;
};

/* What is to be told of v[i], one of the `count` versions of a return as
 * ledger_versions gives them: a function of the set of versions, not of the
 * order they were received in. */
struct telling versions_told(const struct ledger_version *v, size_t count,
                             size_t i);

/* Puts it into the records of a return's versions, as findings of level 2 in
 * place of those of earlier times. */
enum status versions_tell(struct ledger *ledger,
                          const struct catalogue *catalogue, struct view unit,
                          struct view form, struct view period,
                          struct err *err);

/* Whether a finding with that code was put there by versions_tell. */
bool versions_code(struct view code);

#endif
