/* The layout of a packed record, said once for its writer and its reader.
 *
 *   4 bytes  magic: "NBs" or "NBf", then the version; its high bit: sealed
 *   4 bytes  sealed: CRC-32 of all that follows, low byte first; else 0
 *   4 bytes  how many different words follow, low byte first
 *   body     numbers as base-128 varints, low group first; words
 *
 * A word is 0 (empty), or 1 + n for the n-th word that was given in full, or 1,
 * how many bytes it shares with the front of the word given in full before it,
 * how many follow, and these. What hardly ever comes twice (an observation's
 * code and its text) is its length and its bytes, and no word to come back to.
 * Lists are their count and their members. */
#ifndef NIANBAO_MODEL_RECORD_FORM_H
#define NIANBAO_MODEL_RECORD_FORM_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/submission.h"
#include "pipeline/model/wide.h"

enum {
    /* To be raised with every change of what follows or of the tables below: an
     * old ledger is then rebuilt from the archive, not misread. */
    RECORD_VERSION = 4,
    RECORD_SEALED = 0x80, /* beside the version */
    RECORD_HEAD = 12,
    RECORD_MAGIC = 4,
    RECORD_SUMMED = 8,       /* the CRC covers the rest from here */
    RECORD_SHARED_LEAST = 8, /* else none: copying them is not worth it */
    RECORD_SHARED_MOST = 127,
    RECORD_YEAR_MOST = 9999,
    RECORD_PART_MOST = 12
};

#define RECORD_SUBMISSION "NBs"
#define RECORD_FINDINGS "NBf"
#define RECORD_ANY "NB"

/* How an edit came out, where it was tried once; else three numbers follow. */
enum {
    RECORD_OUTCOME_PASSED,
    RECORD_OUTCOME_FAILED,
    RECORD_OUTCOME_UNDECIDED,
    RECORD_OUTCOMES_MANY
};

/* An observation begins with a mask: what of it is there, or is the same as
 * somewhere else. The most frequent bits come first: varints are short then. */
enum {
    RECORD_SAME_WORD,   /* the word read is the indicator's code */
    RECORD_SAME_AREA,   /* as the submission's */
    RECORD_SAME_PERIOD, /* as the submission's */
    RECORD_SAME_FILE,   /* as the submission's */
    RECORD_NUMBER,
    RECORD_CODE,  /* of the indicator */
    RECORD_TEXT,  /* as read */
    RECORD_WORDS, /* those of record_observation_words, in turn */
    RECORD_AREA = RECORD_WORDS + 7,
    RECORD_GRADE,     /* the last of the words */
    RECORD_INDICATOR, /* the word read, where it is not the code */
    RECORD_FILE,
    RECORD_ITEMS,
    RECORD_FLAGS,
    RECORD_TRACES,
    RECORD_NONE,
    RECORD_CONTROL,
    RECORD_WHOLE,
    RECORD_DROPPED,
    RECORD_BITS
};

#define RECORD_BIT(bit) (UINT32_C(1) << (bit))

/* Where in their structs the words are that are packed as they stand. */
#define RECORD_AT(type, member) offsetof(struct type, member)

/* The order of the tables is the order of the bytes. */
static const size_t record_submission_words[] = {
    RECORD_AT(submission, place.file),    RECORD_AT(submission, place.cell),
    RECORD_AT(submission, sender),        RECORD_AT(submission, received),
    RECORD_AT(submission, unit_word),     RECORD_AT(submission, period_word),
    RECORD_AT(submission, form_word),     RECORD_AT(submission, scope_word),
    RECORD_AT(submission, revision_word), RECORD_AT(submission, prepared),
    RECORD_AT(submission, mode_word),     RECORD_AT(submission, flags_word),
    RECORD_AT(submission, name),          RECORD_AT(submission, chief),
    RECORD_AT(submission, statistician),  RECORD_AT(submission, filled_by),
    RECORD_AT(submission, phone),         RECORD_AT(submission, form),
};

/* At most the seven that RECORD_WORDS leaves room for. */
static const size_t record_observation_words[] = {
    RECORD_AT(observation, measure_word), RECORD_AT(observation, source),
    RECORD_AT(observation, area_word),    RECORD_AT(observation, period_word),
    RECORD_AT(observation, flags_word),   RECORD_AT(observation, place.cell),
    RECORD_AT(observation, words),
};

static const size_t record_item_words[] = {
    RECORD_AT(item, name),
    RECORD_AT(item, by),
    RECORD_AT(item, level),
    RECORD_AT(item, on),
};

static const size_t record_remark_words[] = {
    RECORD_AT(remark, indicator_word), RECORD_AT(remark, edit),
    RECORD_AT(remark, text),           RECORD_AT(remark, place.file),
    RECORD_AT(remark, place.cell),
};

static const size_t record_finding_words[] = {
    RECORD_AT(finding, code),      RECORD_AT(finding, unit),
    RECORD_AT(finding, period),    RECORD_AT(finding, file),
    RECORD_AT(finding, cell),      RECORD_AT(finding, text),
    RECORD_AT(finding, expected),  RECORD_AT(finding, detail),
    RECORD_AT(finding, explained), RECORD_AT(finding, carried),
};

static const size_t record_cell_words[] = {
    RECORD_AT(finding_cell, indicator), RECORD_AT(finding_cell, area),
    RECORD_AT(finding_cell, period),    RECORD_AT(finding_cell, seen),
    RECORD_AT(finding_cell, expected),
};

#define RECORD_COUNT(table) (sizeof(table) / sizeof *(table))

#endif
