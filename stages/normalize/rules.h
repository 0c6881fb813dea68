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
/* A word of one kind never meets another's rules: "2021" is a number, a year, a
 * serial date and a code, and only its place in the submission says which. */
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
/* The order matters: up to WARN the word goes on to the next rule, behind it
 * the word is done with; from NIL to MISSING there is no number and a flag says
 * why. */
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
    /* One rule may serve many kinds, each at the same place in their sequences.
     */
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
    struct view pattern; /* as written: two alike are a mistake */
    struct view replacement;
    bool replaces;
    const struct map *map;
    struct view says[LANGUAGE_COUNT];
    struct array examples; /* struct rule_example */
    long line;
};

/* All rules in one arena that lives as long as the process. `scratch` is shared
 * by all of them, so one word is read at a time. */
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
/* Filled by rules_read and completed by measure_settle. `text` and `note` may
 * point into the word, the arena or the rules, so it lives no longer than any
 * of them. */
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
/* Frees the rules and their patterns; NULL is fine. */
void rules_free(struct rules *rules);

/* The rule called `id`; NULL if there is none. By walking: asked while
 * the file is read, not at every word. */
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

/* Whether the word was read, without doubt or with some: the outcomes in which
 * number, text and period hold something. */
bool reading_is_read(const struct reading *reading);

/* What the word was read as, in words: a number's digits, else the text as
 * folded. Lives in the reading's arena. */
struct view reading_words(const struct reading *reading);

/* The kind that `for` names in the file; WORD_KINDS if it is none. */
enum word_kind word_kind_find(struct view name);
/* Its word in the file; `kind` must be one of them. */
const char *word_kind_name(enum word_kind kind);
/* The outcome that a rule or an example names; OUTCOME_COUNT if it is none. */
enum outcome outcome_find(struct view name);
/* Its word in the file, "none" for OUTCOME_NONE. */
const char *outcome_name(enum outcome outcome);

#endif
