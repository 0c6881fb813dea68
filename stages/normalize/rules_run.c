/* Runs the rules of one kind over a word. */
#include "stages/normalize/map.h"
#include "stages/normalize/readers.h"
#include "stages/normalize/rules.h"

/* What a word that no rule can read is refused with; NULL where the folded
 * word itself is the result. */
static const char *const unreadable[WORD_KINDS] = {
    [WORD_NUMBER] = "normalize.number",
    [WORD_DATE] = "normalize.date",
    [WORD_PERIOD] = "normalize.period",
};

/* The flags count even where the trace is full: a value marked wrongly would be
 * worse than a step untold. */
void reading_note(struct reading *reading, const struct rule *rule)
{
    reading->flags |= rule->flags;
    if (reading->applied_count < TRACES_MAX)
        reading->applied[reading->applied_count++] = rule;
}

void reading_refuse(struct reading *reading, const char *code)
{
    reading->outcome = OUTCOME_REJECT;
    reading->code = view_of(code);
}

bool reading_is_read(const struct reading *reading)
{
    return reading->outcome == OUTCOME_OK || reading->outcome == OUTCOME_WARN;
}

struct view reading_words(const struct reading *reading)
{
    char text[DECIMAL_TEXT];

    if (!reading_is_read(reading) || reading->kind != WORD_NUMBER)
        return reading->text;
    size_t n = decimal_print(reading->number, -1, text);
    return arena_copy(reading->arena, (struct view){text, n});
}

/* A pattern that is too costly is the word's fault; the rest is ours. */
/* The first fault of ours stays: later ones may follow from it. */
static bool matched(struct rules *rules, enum status status,
                    const struct err *err, struct reading *reading)
{
    if (status == STATUS_REJECT)
        reading_refuse(reading, "normalize.costly");
    else if (status == STATUS_FATAL && rules->fault.fault == FAULT_NONE)
        rules->fault = *err;
    return status == STATUS_OK;
}

static bool matches(struct rules *rules, const struct rule *rule,
                    struct regex_match *match, struct reading *reading)
{
    struct err err; /* filled where there is something to tell */

    return matched(rules, regex_match(rule->regex, reading->text, match, &err),
                   &err, reading);
}

/* A reader that cannot read what its pattern matched leaves no trace: the word
 * may still be another rule's. */
static void read_match(struct rules *rules, const struct rule *rule,
                       struct reading *reading)
{
    struct regex_match match;

    if (matches(rules, rule, &match, reading) &&
        rule->reader->read(rule, &match, reading)) {
        reading_note(reading, rule);
        reading->outcome = OUTCOME_OK;
    }
}

/* The word as the rule rewrites it, in scratch. False if it stays. False also
 * where the text comes out as it was: such a rule leaves no trace. */
static bool rewrite(struct rules *rules, const struct rule *rule,
                    struct reading *reading)
{
    struct err err; /* filled where there is something to tell */

    buf_clear(&rules->scratch);
    if (rule->map)
        return map_apply(rule->map, reading->text, &rules->scratch);
    return matched(rules,
                   regex_replace(rule->regex, reading->text, rule->replacement,
                                 &rules->scratch, &err),
                   &err, reading) &&
           !view_equal(buf_view(&rules->scratch), reading->text);
}

/* A map with a pattern changes the whole word, but only if the pattern fits:
 * 一 is 1 in 二〇二一 and nowhere else. */
/* Into the arena, for the next rule uses scratch again. */
static void change(struct rules *rules, const struct rule *rule,
                   struct reading *reading)
{
    if (rule->map && rule->regex && !matches(rules, rule, NULL, reading))
        return;
    if (!rewrite(rules, rule, reading))
        return;
    reading->text =
        view_trim(arena_copy(reading->arena, buf_view(&rules->scratch)));
    reading_note(reading, rule);
}

/* A rule that only remarks, or decides. */
static void judge(struct rules *rules, const struct rule *rule,
                  struct reading *reading)
{
    if (!matches(rules, rule, NULL, reading))
        return;
    reading_note(reading, rule);
    if (rule->outcome > OUTCOME_WARN)
        reading->outcome = rule->outcome;
}

/* What a rule is, its parts say; rules_load has seen that they fit. */
/* A reader goes first: a rule that reads has nothing else. */
static void apply(struct rules *rules, const struct rule *rule,
                  struct reading *reading)
{
    if (rule->reader)
        read_match(rules, rule, reading);
    else if (rule->map || rule->replaces)
        change(rules, rule, reading);
    else
        judge(rules, rule, reading);
}

/* A number that needs no more rules: the folds have done. */
static bool is_plain(enum word_kind kind, struct reading *reading)
{
    if (kind != WORD_NUMBER || !decimal_parse(reading->text, &reading->number))
        return false;
    reading->outcome = OUTCOME_OK;
    return true;
}

/* One doubtful step makes the whole reading doubtful, however plainly the last
 * rule has read. */
static void conclude(enum word_kind kind, struct reading *reading)
{
    if (reading->outcome == OUTCOME_NONE && unreadable[kind])
        reading_refuse(reading, unreadable[kind]);
    if (reading->outcome == OUTCOME_NONE)
        reading->outcome = OUTCOME_OK;
    if (reading->outcome != OUTCOME_OK)
        return;
    for (size_t i = 0; i < reading->applied_count; i++)
        if (reading->applied[i]->outcome == OUTCOME_WARN)
            reading->outcome = OUTCOME_WARN;
}

/* The number may be plain from the start or become so by any fold, so that a
 * fold is all that most of the odd ones cost. scratch fails like an arena:
 * once, and for all that follows. */
void rules_read(struct rules *rules, enum word_kind kind, struct view word,
                struct arena *arena, struct reading *out)
{
    *out =
        (struct reading){.arena = arena, .kind = kind, .text = view_trim(word)};
    is_plain(kind, out);
    for (size_t i = 0;
         i < rules->of_count[kind] && out->outcome == OUTCOME_NONE; i++) {
        const char *before = out->text.p;

        apply(rules, rules->of[kind][i], out);
        if (out->text.p != before && out->outcome == OUTCOME_NONE)
            is_plain(kind, out);
    }
    if (rules->scratch.failed)
        arena->failed = true;
    conclude(kind, out);
}

const struct rule *rules_find(const struct rules *rules, struct view id)
{
    const struct rule *all = rules->all.at;

    for (size_t i = 0; i < rules->all.count; i++)
        if (view_equal(all[i].id, id))
            return &all[i];
    return NULL;
}
