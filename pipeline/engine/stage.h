/* The contract between the engine and the stages. */
#ifndef NIANBAO_ENGINE_STAGE_H
#define NIANBAO_ENGINE_STAGE_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/engine/handbook.h"
#include "pipeline/engine/sheet.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/submission.h"

struct ledger;
struct standings;

/* What the stages may read before a run: the survey, and where it lies. */
struct config {
    const struct catalogue *catalogue;
    const char *folder; /* of the configuration */
};

/* One original as it is fed: an open descriptor, never a path. */
struct drop {
    int fd;
    struct view name;     /* as the clerk called it, for messages */
    struct view sender;   /* the inbox folder */
    struct view received; /* ISO, UTC; decides what is late */
    size_t size;
    long seconds; /* a worker may be at it, by the clock */
};

/* Takes each submission the source hands out; `fault` takes what is wrong
 * with the drop itself (level 0). The submission's arena is `arena`, cleared
 * by the engine after each. */
struct emit {
    void *self;
    struct arena *(*arena)(void *self);
    enum status (*submission)(void *self, struct submission *s,
                              struct err *err);
};

/* A unit's other counted returns, newest first; what judge sees. `earlier` are
 * the versions of them that counted once, or would have, the last one first. */
struct history {
    const struct catalogue *catalogue;
    struct submission *const *returns;
    size_t count;
    struct submission *const *earlier;
    size_t earlier_count;
};

/* One compilation. Stages share nothing but this. Everything made during the
 * run lives in `arena`. */
struct run {
    const struct config *config;
    const struct catalogue *catalogue;
    struct ledger *ledger;
    struct arena *arena;
    int year;        /* of report */
    struct view day; /* the calendar phase's day, ISO, or empty */
    struct figures *figures;
    struct array findings;   /* struct finding: of every counted return and of
                              * review, but for notes */
    struct array notes;      /* struct note: by rule, in no order */
    struct array statements; /* struct statement_result */
    struct array composites; /* struct composite_result */
    bool supposing;          /* figures are tried on: nothing is written, and
                              * nobody asks how sure a rank is */
    struct standings *standings; /* of what is owed; whoever reads the counted
                                  * returns fills them; may be NULL */
    struct tried *tried;         /* by index of the edit; see run_tried */
    struct array units;          /* struct unit_tried, by code */
    const char *folder;          /* publish writes its tables below it */
    struct view release;         /* the release's id */
};

/* How often a rule of reading left a note in the returns that count: see
 * finding_is_note. */
struct note {
    struct view code;
    size_t count;
};

/* How the tries of an edit came out: on the returns that count, and on figures.
 */
struct tried {
    size_t passed, failed, undecided;
};

/* The same of all edits, on one unit's returns. */
struct unit_tried {
    struct view unit;
    struct tried tried;
};

/* run->tried, made when first asked for; NULL when memory is out. */
struct tried *run_tried(struct run *run);

/* A statement evaluated; made by compare, printed by publish. */
struct statement_result {
    const struct statement *statement;
    struct quantity value;
    const struct figure *figure; /* when it is one indicator's; else NULL */
    int rank, ranked;
};

/* Every member but `name` and `summary` may be NULL. Stages run in the order
 * of the table. `self` is what open made. */
struct stage {
    const char *name, *summary;
    /* Reads its part of the configuration, compiles rules. What it left in
     * `self` when it failed is closed like what succeeded. */
    enum status (*open)(const struct config *, void **self, struct err *);
    /* The source only: reads one drop, hands each submission to `emit`. What
     * it handed out is provisional until it returns STATUS_OK. STATUS_REJECT
     * says the drop cannot be read; err has code and place. */
    enum status (*feed)(void *self, struct drop *, struct emit *, struct err *);
    /* One submission; touches nothing but it. Levels 0 and 1; may reject by
     * setting `acceptance`. STATUS_FATAL only for our own faults. */
    enum status (*each)(void *self, struct submission *, struct err *);
    /* One accepted submission with its unit's other counted returns. Level 2;
     * never rejects. */
    enum status (*judge)(void *self, const struct history *,
                         struct submission *, struct err *);
    /* Once, when the ledger is complete. */
    enum status (*all)(void *self, struct run *, struct err *);
    /* After somebody changed the figures of a run that has seen `all`: makes
     * anew what it says of them. */
    enum status (*again)(void *self, struct run *, struct err *);
    /* The self-test of its rules on their own examples. */
    enum status (*prove)(void *self, struct sheet *);
    /* Its rules in a line each. */
    enum status (*describe)(void *self, struct sheet *);
    /* Its part of the survey's documentation: what the catalogue does not know.
     * Memory that is out shows in the handbook's arena. */
    void (*document)(void *self, struct handbook *);
    void (*close)(void *self);
};

/* Defined by stages/stages.c, the only place that knows them all. */
extern const struct stage *const stages[];
extern const size_t stage_count;

#endif
