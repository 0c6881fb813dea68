/* The attributes of a rule, of an example and of a map. */
#include <stdarg.h>

#include "stages/normalize/map.h"
#include "stages/normalize/mask.h"
#include "stages/normalize/readers.h"
#include "stages/normalize/rules_parse.h"

enum status rules_fault(const struct rules *rules, long line, struct err *err,
                        const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    err_setv(err, FAULT_CONFIG, format, arguments);
    va_end(arguments);
    err_at(err, rules->file, line, 0);
    return STATUS_FATAL;
}

/* By its id a rule is named in traces and messages for years: no two may share
 * one. */
static bool set_id(struct rules *rules, struct rule *rule, struct view value)
{
    rule->id = arena_copy(&rules->arena, value);
    return value.n > 0 && !rules_find(rules, value);
}

/* Blanks must be single: two make an empty kind, which nobody knows. */
static bool set_for(struct rules *rules, struct rule *rule, struct view value)
{
    (void)rules;
    while (value.p) {
        enum word_kind kind = word_kind_find(view_cut(&value, ' '));

        if (kind == WORD_KINDS)
            return false;
        rule->kinds |= UINT32_C(1) << kind;
    }
    return true;
}

/* The severity is the outcome's until one is told. */
static bool set_outcome(struct rules *rules, struct rule *rule,
                        struct view value)
{
    static const enum severity severities[OUTCOME_COUNT] = {
        [OUTCOME_WARN] = SEVERITY_WARNING,
        [OUTCOME_REJECT] = SEVERITY_ERROR,
    };

    (void)rules;
    rule->outcome = outcome_find(value);
    if (rule->outcome == OUTCOME_NONE || rule->outcome == OUTCOME_COUNT)
        return false;
    rule->severity = severities[rule->outcome];
    return true;
}

/* For rules whose finding is graver than their outcome: a blank cell is
 * "missing" and yet an error. */
static bool set_severity(struct rules *rules, struct rule *rule,
                         struct view value)
{
    (void)rules;
    return severity_parse(value, &rule->severity);
}

static bool set_message(struct rules *rules, struct rule *rule,
                        struct view value)
{
    rule->message = arena_copy(&rules->arena, value);
    return value.n > 0;
}

/* Any flag of the table, the program's own too: the survey's rules are trusted.
 */
static bool set_flags(struct rules *rules, struct rule *rule, struct view value)
{
    (void)rules;
    return flags_parse(value, &rule->flags);
}

static bool set_measure(struct rules *rules, struct rule *rule,
                        struct view value)
{
    rule->measure = arena_copy(&rules->arena, value);
    return value.n > 0;
}

static bool set_read(struct rules *rules, struct rule *rule, struct view value)
{
    (void)rules;
    rule->reader = reader_find(value);
    return rule->reader != NULL;
}

static bool set_check(struct rules *rules, struct rule *rule, struct view value)
{
    (void)rules;
    rule->check = check_find(value);
    return rule->check != NULL;
}

/* What such a rule strips was typed freely, so it is looked through for
 * personal numbers. */
static bool set_free(struct rules *rules, struct rule *rule, struct view value)
{
    (void)rules;
    rule->free = view_equal(value, VIEW("yes"));
    return rule->free || view_equal(value, VIEW("no"));
}

/* Severity comes behind outcome here, whatever their order in the file: it
 * replaces the outcome's own. */
static const struct attribute {
    const char *name;
    bool (*set)(struct rules *, struct rule *, struct view);
    const char *wanted;
} attributes[] = {
    {"id", set_id, "a name that no other rule has"},
    {"for", set_for, "kinds of words, joined by one blank"},
    {"outcome", set_outcome, "an outcome"},
    {"severity", set_severity, "a severity"},
    {"message", set_message, "a message's code"},
    {"flags", set_flags, "names of flags"},
    {"measure", set_measure, "a measure"},
    {"read", set_read, "a reader"},
    {"check", set_check, "a check"},
    {"free", set_free, "yes or no"},
};

enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

/* A mistyped attribute must not pass for one that is absent. */
static enum status refuse_unknown(const struct rules *rules,
                                  const struct xml_element *e,
                                  const char *const *known, struct err *err)
{
    for (size_t i = 0; i < e->count; i++) {
        struct view name = e->attributes[i].name;
        const char *const *k = known;

        while (*k && !view_equal(view_of(*k), name))
            k++;
        if (!*k)
            return rules_fault(rules, e->line, err,
                               "unknown attribute \"%.*s\" of <%.*s>",
                               VIEW_ARG(name), VIEW_ARG(e->name));
    }
    return STATUS_OK;
}

/* In the order of the table, not of the file. */
enum status rule_attributes(struct rules *rules, struct rule *rule,
                            const struct xml_element *e, struct err *err)
{
    const char *known[ATTRIBUTES + 1] = {0};

    for (size_t i = 0; i < ATTRIBUTES; i++) {
        struct view value = xml_get(e, attributes[i].name);

        known[i] = attributes[i].name;
        if (value.p && !attributes[i].set(rules, rule, value))
            return rules_fault(rules, e->line, err, "%s=\"%.*s\" is not %s",
                               attributes[i].name, VIEW_ARG(value),
                               attributes[i].wanted);
    }
    return refuse_unknown(rules, e, known, err);
}

enum status rule_map(struct rules *rules, struct rule *rule,
                     const struct xml_element *e, struct err *err)
{
    static const char *const known[] = {"from", "to", NULL};

    rule->map = map_new(xml_get(e, "from"), xml_get(e, "to"), &rules->arena);
    if (!rule->map)
        return rules_fault(rules, e->line, err,
                           "<map> has not as many letters to as from");
    return refuse_unknown(rules, e, known, err);
}

/* Without `for` an example is of the rule's first kind. A kind the rule is not
 * for shows when it is proved. */
static enum word_kind example_kind(const struct rule *rule, struct view word)
{
    int kind = 0;

    if (word.p)
        return word_kind_find(word);
    while (kind < WORD_KINDS && !(rule->kinds & (UINT32_C(1) << kind)))
        kind++;
    return (enum word_kind)kind;
}

/* No `out` means that only the outcome counts, an empty one that nothing is
 * left. */
enum status rule_example(struct rules *rules, struct rule *rule,
                         const struct xml_element *e, struct err *err)
{
    static const char *const known[] = {"in",      "out", "measure",
                                        "outcome", "for", NULL};
    struct rule_example *example =
        array_push(&rule->examples, &rules->arena, sizeof *example);
    struct view in = xml_get(e, "in"), out = xml_get(e, "out");

    if (!example)
        return err_memory(err);
    *example = (struct rule_example){
        .in = arena_copy(&rules->arena, in),
        .out = out.p ? arena_copy(&rules->arena, out) : out,
        .measure = arena_copy(&rules->arena, xml_get(e, "measure")),
        .outcome = outcome_find(xml_get(e, "outcome")),
        .kind = example_kind(rule, xml_get(e, "for")),
        .line = e->line,
    };
    if (!in.p || example->outcome == OUTCOME_COUNT ||
        example->kind == WORD_KINDS)
        return rules_fault(rules, e->line, err,
                           "<example> needs in=\"...\" and an outcome");
    return refuse_unknown(rules, e, known, err);
}
