/* What the rules of counting share while one ledger is added up. */
#ifndef NIANBAO_AGGREGATE_TALLY_H
#define NIANBAO_AGGREGATE_TALLY_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/engine/stage.h"
#include "stages/aggregate/cells.h"
#include "stages/aggregate/expect.h"

struct imputed;
struct observed;

/* An observation that may count, with where it was said. */
struct said {
    const struct observation *observation;
    const struct submission *submission;
    struct view digest; /* of the original */
    size_t order;       /* in the ledger's order; breaks every tie */
    bool disputed;      /* another return of the unit says otherwise: */
    struct decimal otherwise;
    const struct imputed *imputed; /* nobody said it: see impute.h */
};

/* One compilation under way. What lives in which arena is what may point to
 * what: a cell to nothing of a unit, a figure to nothing of a cell. */
struct tally {
    struct run *run;
    struct arena arena; /* of the cells; gone when the stage ends */
    struct arena unit;  /* of one unit's returns; cleared after each */
    struct cells cells;
    struct expect expect;
    struct array *made;   /* struct figure *, by indicator index */
    struct array asked;   /* struct key: spans to be made, without an area */
    struct keeper keeper; /* see tally_keeper */
    struct observed *observed; /* NULL where nothing is imputed */
    size_t left;               /* of imputed: those before it were joined */
    struct array imputed;      /* struct imputed: see impute.h */
    bool again;           /* a span was first heard of after its years passed */
    struct finding scrap; /* written to when memory is out; nobody reads it */
};

/* The configured table of flags. */
static inline const struct flag_kind *tally_flags(const struct tally *tally)
{
    return tally->run->catalogue->flags;
}

/* Sources live as long as the figures: in the run's arena. */
static inline struct keeper *tally_keeper(struct tally *tally)
{
    tally->keeper.arena = tally->run->arena;
    return &tally->keeper;
}

/* An observation's origin, as figures keep it; words are borrowed. */
struct figure_source said_source(const struct said *said);

/* What the observation is worth; folded items live until the unit is done. */
struct worth said_worth(struct tally *tally, const struct said *said);

#endif
