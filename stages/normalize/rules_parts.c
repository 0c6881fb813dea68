/* The text parts of a rule, and whether its parts fit each other. */
#include "stages/normalize/rules_parse.h"

/* Case is folded by (?i) in the pattern where it is wanted, so that what a
 * pattern does is seen in the pattern. */
static enum status set_match(struct rules *rules, struct rule *rule,
                             struct view text, struct err *err)
{
    long line = rule->line;

    if (rule->regex)
        return rules_fault(rules, line, err, "two patterns in one rule");
    rule->pattern = arena_copy(&rules->arena, text);
    rule->regex = regex_compile(text, false, err);
    if (!rule->regex)
        err_at(err, rules->file, line, err->column);
    return rule->regex ? STATUS_OK : STATUS_FATAL;
}

/* Not trimmed: a blank may be what is put in. */
static enum status set_replace(struct rules *rules, struct rule *rule,
                               struct view text, struct err *err)
{
    (void)err;
    rule->replacement = arena_copy(&rules->arena, text);
    return STATUS_OK;
}

static enum status set_zh(struct rules *rules, struct rule *rule,
                          struct view text, struct err *err)
{
    (void)err;
    rule->says[LANGUAGE_ZH] = arena_copy(&rules->arena, view_trim(text));
    return STATUS_OK;
}

static enum status set_en(struct rules *rules, struct rule *rule,
                          struct view text, struct err *err)
{
    (void)err;
    rule->says[LANGUAGE_EN] = arena_copy(&rules->arena, view_trim(text));
    return STATUS_OK;
}

/* Parts without a text of their own have no `set`: layout inside them is no
 * mistake. */
static const struct part {
    const char *name;
    enum status (*set)(struct rules *, struct rule *, struct view,
                       struct err *);
} parts[] = {
    {"match", set_match}, {"replace", set_replace},
    {"zh", set_zh},       {"en", set_en},
    {"map", NULL},        {"example", NULL},
};

static const struct part *part_find(struct view name)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (view_equal(view_of(parts[i].name), name))
            return &parts[i];
    return NULL;
}

struct view rule_part_known(struct view name)
{
    const struct part *part = part_find(name);

    return part ? view_of(part->name) : (struct view){NULL, 0};
}

enum status rule_text(struct rules *rules, struct rule *rule, struct view name,
                      struct view text, struct err *err)
{
    const struct part *part = part_find(name);

    return part && part->set ? part->set(rules, rule, text, err) : STATUS_OK;
}

static bool is_personal(const struct rule *rule)
{
    return rule->kinds & (UINT32_C(1) << WORD_PERSONAL);
}

/* What is wrong with the rule; NULL if nothing is. */
/* In the order a person would write the rule, so that the first one told is the
 * first to mend. Without these checks rules_run.c would have to ask at every
 * word. */
static const char *mistake(const struct rule *rule)
{
    if (rule->id.n == 0 || rule->kinds == 0 || rule->outcome == OUTCOME_NONE)
        return "a rule needs id, for and outcome";
    if (!rule->regex && !rule->map)
        return "a rule needs <match> or <map>";
    if (rule->reader && (!rule->regex || rule->replaces || rule->map))
        return "a rule that reads needs <match> and nothing else";
    if (rule->replaces && (!rule->regex || rule->map))
        return "<replace> needs <match> and no <map>";
    if (rule->outcome > OUTCOME_WARN &&
        (rule->replaces || rule->map || rule->reader))
        return "a rule that ends the word changes nothing";
    if ((rule->outcome == OUTCOME_WARN || rule->outcome == OUTCOME_REJECT) &&
        rule->message.n == 0)
        return "a rule that warns or rejects needs a message";
    if (rule->check && !is_personal(rule))
        return "only a rule for personal numbers has a check";
    if (rule->examples.count == 0)
        return "a rule needs an example";
    if (rule->says[LANGUAGE_ZH].n == 0 || rule->says[LANGUAGE_EN].n == 0)
        return "a rule says in <zh> and <en> what it does";
    return NULL;
}

enum status rule_check(const struct rules *rules, const struct rule *rule,
                       struct err *err)
{
    const char *what = mistake(rule);

    if (!what)
        return STATUS_OK;
    return rules_fault(rules, rule->line, err, "rule %.*s: %s",
                       VIEW_ARG(rule->id), what);
}
