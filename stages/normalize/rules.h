/* The rules of config/normalize.xml: ordered patterns for each kind of word. */
#ifndef NIANBAO_STAGES_NORMALIZE_RULES_H
#define NIANBAO_STAGES_NORMALIZE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/regex.h"
#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/period.h"
#include "pipeline/model/submission.h"

/* What a word stands for; each kind has its own sequence of rules. */
enum word_kind {
    WORD_NUMBER,
    WORD_DATE,
    WORD_PERIOD,
    WORD_AREA,
    WORD_UNIT,
    WORD_INDICATOR,
    WORD_MEASURE,
    WORD_GRADE,
    WORD_TEXT,
    WORD_PERSONAL, /* numbers of persons anywhere in a text */
    WORD_KINDS
};

/* OK and WARN go on with the word, unless a reader has read it; the others end
 * it. NONE: no rule has decided yet. */
enum outcome {
    OUTCOME_NONE,
    OUTCOME_OK,
    OUTCOME_WARN,
    OUTCOME_REJECT,
    OUTCOME_NIL,
    OUTCOME_NOT_APPLICABLE,
    OUTCOME_NOT_AVAILABLE,
    OUTCOME_TOO_SMALL,
    OUTCOME_MISSING,
    OUTCOME_COUNT
};

struct reader;
struct check;
struct map;

/* What a rule says about itself; `prove` runs it. */
struct rule_example {
    struct view in, out, measure;
    enum outcome outcome;
    enum word_kind kind;
    long line;
};

/* A rule has a pattern, a map or both. `reader` reads what the pattern
 * captured; otherwise the pattern's match is replaced or the map applied; with
 * neither the rule only remarks, or ends the word with its outcome. */
struct rule {
    struct view id;
    uint32_t kinds; /* bits of enum word_kind */
    enum outcome outcome;
    struct view message;    /* empty: nothing is told */
    enum severity severity; /* of the finding */
    uint32_t flags;         /* the value gets */
    struct view measure;    /* what the reading is counted in */
    bool free;              /* what it strips is free text */
    const struct reader *reader;
    const struct check *check; /* a match must pass it; personal only */
    struct regex *regex;
    struct view replacement;
    bool replaces;
    const struct map *map;
    struct view says[LANGUAGE_COUNT];
    struct array examples; /* struct rule_example */
    long line;
};

struct rules {
    struct arena arena;
    const char *file;
    struct array all; /* struct rule, in the order of the file */
    const struct rule **of[WORD_KINDS];
    size_t of_count[WORD_KINDS];
    struct buf scratch;
    struct err fault; /* sticky: the first failure that is not the word's */
};

/* What became of one word. */
struct reading {
    struct arena *arena;
    enum word_kind kind;
    enum outcome outcome;
    struct view code; /* why it is refused, when no rule says so */
    struct view note; /* a warning that is no rule's */
    const struct rule *applied[TRACES_MAX];
    size_t applied_count;
    uint32_t flags;
    struct view text; /* as folded; of a date the ISO form */
    struct decimal number;
    struct view measure; /* the word behind the number, if any */
    bool magnitude;      /* the number had 万, 亿, million ... */
    struct period period;
};

/* Reads the rules in `text`, named `file` in messages (kept). FAULT_CONFIG
 * with the line of the first mistake; NULL then. The caller frees. */
struct rules *rules_load(const char *file, struct view text, struct err *err);
void rules_free(struct rules *rules);

/* The rule called `id`; NULL if there is none. */
const struct rule *rules_find(const struct rules *rules, struct view id);

/* Reads `word` by the rules of its kind into *out. A number, date or period
 * that no rule reads is refused with the kind's own code; other kinds come out
 * folded. A failure of ours is left in rules->fault. */
void rules_read(struct rules *rules, enum word_kind kind, struct view word,
                struct arena *arena, struct reading *out);

/* Adds `rule` to what was applied, with its flags; beyond TRACES_MAX the flags
 * alone. */
void reading_note(struct reading *reading, const struct rule *rule);

/* Refuses the word for a reason of the program's own. */
void reading_refuse(struct reading *reading, const char *code);

/* The words of the file for kinds and outcomes; the COUNT for an unknown one.
 */
enum word_kind word_kind_find(struct view name);
const char *word_kind_name(enum word_kind kind);
enum outcome outcome_find(struct view name);
const char *outcome_name(enum outcome outcome);

#endif
