/* Who owes a value: what "all parts are in" is measured against. */
#ifndef NIANBAO_AGGREGATE_EXPECT_H
#define NIANBAO_AGGREGATE_EXPECT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/period.h"

/* The listed units by where they lie. */
struct expect {
    const struct catalogue *catalogue;
    struct expect_unit **bureaus;       /* by area index */
    struct expect_unit **organizations; /* by area index */
    struct expect_unit **institutions;  /* by area index */
};

/* Sorts the catalogue's units; failures are the arena's. */
void expect_init(struct expect *expect, const struct catalogue *catalogue,
                 struct arena *arena);

/* Whether `word` is one of `words`, which are joined by blanks: forms, as
 * indicators.csv lists them. An empty list has no word. */
bool expect_has_word(struct view words, struct view word);

/* Whether the unit owes a return on which the indicator stands; one that is on
 * no form in particular stands on all. Of a span any of its years will do. */
bool expect_owes(const struct unit *unit, const struct indicator *indicator,
                 struct period period);

/* Whether the bureau of exactly this area owes; an own leaf has none. */
bool expect_bureau(const struct expect *expect,
                   const struct indicator *indicator, const struct area *area,
                   struct period period);
/* Whether any bureau strictly below it does. */
bool expect_bureau_below(const struct expect *expect,
                         const struct indicator *indicator,
                         const struct area *area, struct period period);
/* How many listed organizations lying exactly there owe. */
size_t expect_organizations(const struct expect *expect,
                            const struct indicator *indicator,
                            const struct area *area, struct period period);
/* Whether an institution of the counting role that lies exactly there owes. */
bool expect_institution(const struct expect *expect,
                        const struct indicator *indicator,
                        const struct area *area, struct period period);

/* Whether the area exists in the period's last year. */
bool expect_exists(const struct area *area, struct period period);
/* Whether the indicator is collected in any year of the period. */
bool expect_collected(const struct indicator *indicator, struct period period);

#endif
