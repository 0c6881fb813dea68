/* Reads normalize.xml: elements and their order. */
#include <stdlib.h>

#include "stages/normalize/rules_parse.h"

/* The longest pattern has some hundred bytes. */
enum { ELEMENT_TEXT_MOST = 16 << 10 };

/* Where the parser stands, as far as it matters here. */
enum level { LEVEL_FILE, LEVEL_RULES, LEVEL_RULE, LEVEL_PART };

struct load {
    struct rules *rules;
    enum level level;
    struct view part; /* the element whose text comes */
    struct rule rule;
};

static enum status open_rule(struct load *load, const struct xml_element *e,
                             struct err *err)
{
    load->rule = (struct rule){.line = e->line};
    return rule_attributes(load->rules, &load->rule, e, err);
}

/* The parser's name of it is gone with the tag, so the lasting one is kept. */
static enum status open_part(struct load *load, const struct xml_element *e,
                             struct err *err)
{
    load->part = rule_part_known(e->name);
    if (!load->part.p)
        return rules_fault(load->rules, e->line, err,
                           "unknown element <%.*s> in a rule",
                           VIEW_ARG(e->name));
    if (view_equal(e->name, VIEW("map")))
        return rule_map(load->rules, &load->rule, e, err);
    if (view_equal(e->name, VIEW("replace")))
        load->rule.replaces = true; /* by nothing, if no text comes */
    if (view_equal(e->name, VIEW("example")))
        return rule_example(load->rules, &load->rule, e, err);
    return STATUS_OK;
}

/* Depth alone says what an element is: rules, a rule, a part. What is deeper is
 * a mistake. */
static enum status on_start(void *self, const struct xml_element *e,
                            struct err *err)
{
    static const char *const expected[] = {"rules", "rule"};
    struct load *load = self;
    enum level level = load->level++;

    if (level < LEVEL_RULE && !view_equal(e->name, view_of(expected[level])))
        return rules_fault(load->rules, e->line, err,
                           "<%.*s> where <%s> is expected", VIEW_ARG(e->name),
                           expected[level]);
    if (level == LEVEL_RULES)
        return open_rule(load, e, err);
    if (level == LEVEL_RULE)
        return open_part(load, e, err);
    if (level == LEVEL_PART)
        return rules_fault(load->rules, e->line, err, "<%.*s> inside <%.*s>",
                           VIEW_ARG(e->name), VIEW_ARG(load->part));
    return STATUS_OK;
}

/* Text between elements is layout. */
static enum status on_text(void *self, struct view text, struct err *err)
{
    struct load *load = self;

    if (load->level != LEVEL_PART)
        return STATUS_OK;
    return rule_text(load->rules, &load->rule, load->part, text, err);
}

/* The regex changes hands here; until then a failure frees load.rule's. */
static enum status close_rule(struct load *load, struct err *err)
{
    struct rule *rule;
    enum status status = rule_check(load->rules, &load->rule, err);

    if (status != STATUS_OK)
        return status;
    rule = array_push(&load->rules->all, &load->rules->arena, sizeof *rule);
    if (!rule)
        return err_memory(err);
    *rule = load->rule;
    load->rule = (struct rule){0};
    return STATUS_OK;
}

static enum status on_end(void *self, struct view name, struct err *err)
{
    struct load *load = self;

    (void)name;
    load->level--;
    return load->level == LEVEL_RULES ? close_rule(load, err) : STATUS_OK;
}

/* The rules of each kind, so that a word meets no others. Only now: pushing
 * rules moves the array they are in. */
static enum status sort_by_kind(struct rules *rules, struct err *err)
{
    const struct rule *all = rules->all.at;

    for (int kind = 0; kind < WORD_KINDS; kind++) {
        size_t n = 0;

        rules->of[kind] =
            arena_take(&rules->arena, (rules->all.count + 1) * sizeof(void *));
        if (!rules->of[kind])
            return err_memory(err);
        for (size_t i = 0; i < rules->all.count; i++)
            if (all[i].kinds & (UINT32_C(1) << kind))
                rules->of[kind][n++] = &all[i];
        rules->of_count[kind] = n;
    }
    return STATUS_OK;
}

/* The limits of submissions but for longer texts: the file is ours, but it is
 * edited by hand, and a tag left open should be told, not swallowed. */
static enum status parse(struct rules *rules, struct view text, struct err *err)
{
    struct load load = {.rules = rules};
    const struct xml_handler handler = {&load, on_start, on_text, on_end};
    struct xml_limits limits = xml_limits_default;
    struct xml *xml;
    enum status status;

    limits.text_bytes = ELEMENT_TEXT_MOST;
    xml = xml_new(NULL, &limits);
    if (!xml)
        return err_memory(err);
    xml_begin(xml, rules->file, &handler);
    status = xml_feed(xml, text, err);
    if (status == STATUS_OK)
        status = xml_end(xml, err);
    xml_free(xml);
    regex_free(load.rule.regex);
    if (status == STATUS_REJECT) { /* for the configuration is ours */
        err->fault = FAULT_CONFIG;
        status = STATUS_FATAL;
    }
    return status == STATUS_OK ? sort_by_kind(rules, err) : status;
}

/* The name is copied: findings quote it long after the caller's is gone. */
struct rules *rules_load(const char *file, struct view text, struct err *err)
{
    struct rules *rules = calloc(1, sizeof *rules);

    if (!rules) {
        err_memory(err);
        return NULL;
    }
    arena_init(&rules->arena, 0);
    rules->file = arena_copy(&rules->arena, view_of(file)).p;
    enum status s = parse(rules, text, err);
    if (rules->arena.failed) /* whatever else is wrong may come of it */
        s = err_memory(err);
    if (s == STATUS_OK)
        return rules;
    rules_free(rules);
    return NULL;
}

void rules_free(struct rules *rules)
{
    if (!rules)
        return;
    for (size_t i = 0; i < rules->all.count; i++)
        regex_free(((struct rule *)rules->all.at)[i].regex);
    buf_release(&rules->scratch);
    arena_release(&rules->arena);
    free(rules);
}
