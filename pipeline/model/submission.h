/* One version of a unit's return, as read and as understood. */
#ifndef NIANBAO_MODEL_SUBMISSION_H
#define NIANBAO_MODEL_SUBMISSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/formula.h"
#include "pipeline/model/period.h"

/* Where in the drop something stands. */
struct place {
    struct view file; /* the drop's name, "drop.zip!member.xml" in an archive */
    long line, column;
    struct view cell; /* "Sheet!B7" in a workbook, else empty */
};

/* One of a list of named things. */
/* Only `name` must be there. */
struct item {
    struct view name, by, level, on; /* `on` an ISO day or year, or empty */
};

/* A rule that changed or judged a text; in order of application. */
struct trace {
    struct view rule;
};

/* The longest way of a word through the survey's rules is shorter. */
enum { TRACES_MAX = 8 };

/* What a submission says of one key. ingest fills the first part with words
 * as read; normalize resolves them into the second. `indicator` NULL means the
 * word is not known; such observations carry findings and are left out. */
struct observation {
    struct view indicator_word, area_word, period_word, measure_word;
    struct view text;   /* as read */
    struct view source; /* "source" attribute: where the unit has it from */
    struct view flags_word;
    bool none; /* <none of= as=>: `text` is the word of `as` */
    struct place place;

    const struct indicator *indicator;
    const struct area *area;
    struct period period;
    struct decimal number;     /* in the indicator's measure; items: count */
    const struct grade *grade; /* of a grade */
    struct view words;         /* a text's value */
    struct item *items;
    size_t item_count;
    uint32_t flags;
    bool as_control;      /* compared, never counted */
    bool whole;           /* said about an inner node as a whole */
    bool dropped;         /* refused alone: not counted, told in a finding */
    struct trace *traces; /* room for TRACES_MAX; NULL while none */
    size_t trace_count;
};

/* An answer to a warning: comply or explain. */
struct remark {
    struct view indicator_word, edit, text;
    struct place place;
};

/* How often an edit was tried on a submission, and how it came out. */
struct tries {
    size_t edit; /* its index in the catalogue */
    unsigned passed, failed, undecided;
};

/* What this version does to those before it: stands in their place, is laid
 * over them, or takes them back. */
enum submission_mode { MODE_REPLACE, MODE_AMEND, MODE_WITHDRAW };
/* From good to bad: a finding only ever raises it. */
enum acceptance { ACCEPTED, ACCEPTED_WARNINGS, ACCEPTED_PARTLY, REJECTED };

/* Everything in it lives in `arena`. The first part is ingest's, as read; the
 * second normalize's. */
struct submission {
    struct arena *arena;
    struct place place;
    struct view sender;   /* the inbox folder */
    struct view received; /* of the drop: ISO, UTC */
    struct view unit_word, period_word, form_word, scope_word, revision_word,
        prepared, mode_word, flags_word;
    struct view name; /* of an organization that is not listed, as it says */
    struct view chief, statistician, filled_by, phone;
    bool nil; /* <nil/>: a full nil return */

    struct unit unit; /* .code.n == 0 until normalize knew it */
    struct period period;
    struct view form;
    const struct area *area; /* default of its observations */
    int revision;
    enum submission_mode mode;
    uint32_t flags;

    struct array observations; /* struct observation */
    struct array remarks;      /* struct remark */
    struct array findings;     /* struct finding */
    struct array outcomes;     /* struct tries, by edit, of levels 0 to 2 */
    uint32_t outcomes_of;      /* the edit_digest their numbers belong to */
    enum acceptance acceptance;
    struct finding scrap; /* see submission_find */
};

/* An empty submission in `arena`; NULL when the arena failed. */
struct submission *submission_new(struct arena *arena);

/* The observation at `index`, which must be one of them; it stays there until
 * another is pushed. */
struct observation *submission_observation(const struct submission *s,
                                           size_t index);

/* Its value as a formula reads it: nil is the number 0, for other kinds of
 * missing there is none; a grade compares by its rank. */
struct quantity observation_quantity(const struct observation *observation);

/* Adds a finding with `code` and `severity`; error rejects the observation it
 * is about, fatal the submission, a warning shows in `acceptance`; from level
 * 2 up nothing is rejected. Unit, period, place, text and first cell are
 * filled from `about` (may be NULL). Returns it to be filled in; never NULL:
 * when the arena has failed it is a scrap that nobody reads. */
struct finding *submission_find(struct submission *s, struct view code,
                                enum severity severity, int level,
                                const struct observation *about);

#endif
