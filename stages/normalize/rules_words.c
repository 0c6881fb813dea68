/* The words of normalize.xml for kinds of words and for outcomes. */
#include "stages/normalize/rules.h"

/* A word once in a survey's rules stays: other surveys have them on file. */
static const char *const kinds[WORD_KINDS] = {
    [WORD_NUMBER] = "number",   [WORD_DATE] = "date",
    [WORD_PERIOD] = "period",   [WORD_AREA] = "area",
    [WORD_UNIT] = "unit",       [WORD_INDICATOR] = "indicator",
    [WORD_MEASURE] = "measure", [WORD_GRADE] = "grade",
    [WORD_TEXT] = "text",       [WORD_PERSONAL] = "personal",
};

static const char *const outcomes[OUTCOME_COUNT] = {
    [OUTCOME_NONE] = "none",
    [OUTCOME_OK] = "ok",
    [OUTCOME_WARN] = "warn",
    [OUTCOME_REJECT] = "reject",
    [OUTCOME_NIL] = "nil",
    [OUTCOME_NOT_APPLICABLE] = "not-applicable",
    [OUTCOME_NOT_AVAILABLE] = "not-available",
    [OUTCOME_TOO_SMALL] = "too-small",
    [OUTCOME_MISSING] = "missing",
};

/* The count itself when there is none: each enum's last value is that. */
static size_t find(const char *const *names, size_t count, struct view name)
{
    size_t i = 0;

    while (i < count && !view_equal(view_of(names[i]), name))
        i++;
    return i;
}

enum word_kind word_kind_find(struct view name)
{
    return (enum word_kind)find(kinds, WORD_KINDS, name);
}

const char *word_kind_name(enum word_kind kind)
{
    return kinds[kind];
}

enum outcome outcome_find(struct view name)
{
    return (enum outcome)find(outcomes, OUTCOME_COUNT, name);
}

const char *outcome_name(enum outcome outcome)
{
    return outcomes[outcome];
}
