/* The chapter of the survey's documentation about how words are read. */
#include "stages/normalize/prove.h"

static struct view kinds_of(const struct rule *rule, struct arena *arena)
{
    struct view all = VIEW("");

    for (int kind = 0; kind < WORD_KINDS; kind++)
        if (rule->kinds & (UINT32_C(1) << kind))
            all = handbook_join(arena, all, " ",
                                view_of(word_kind_name((enum word_kind)kind)));
    return all;
}

/* "７.5 -> ok 7.5", as the self-test proves it. */
static struct view examples(const struct rule *rule, struct arena *arena)
{
    const struct rule_example *x = rule->examples.at;
    struct view all = VIEW("");

    for (size_t i = 0; i < rule->examples.count; i++)
        all = handbook_join(
            arena, all, " | ",
            arena_format(arena, "%.*s -> %s%s%.*s", VIEW_ARG(x[i].in),
                         outcome_name(x[i].outcome), x[i].out.n ? " " : "",
                         VIEW_ARG(x[i].out)));
    return all;
}

static struct view replacement(const struct rule *rule, struct arena *arena)
{
    if (!rule->replaces)
        return VIEW("");
    return arena_format(arena, "\"%.*s\"", VIEW_ARG(rule->replacement));
}

static struct view flags_of(const struct rule *rule, struct handbook *h)
{
    struct view all = VIEW("");

    for (int f = 0; f < FLAG_COUNT; f++)
        if (rule->flags & FLAG_BIT(f))
            all = handbook_join(h->arena, all, "; ",
                                h->catalogue->flags[f].text[h->language]);
    return all;
}

static void add_rule(struct handbook *h, struct table *t,
                     const struct rule *rule)
{
    const struct message *m = catalogue_message(h->catalogue, rule->message);

    table_cell(t, rule->id);
    table_cell(t, rule->says[h->language]);
    table_cell(t, kinds_of(rule, h->arena));
    table_cell(t, rule->pattern);
    table_cell(t, replacement(rule, h->arena));
    table_cell(t, view_of(outcome_name(rule->outcome)));
    table_cell(t, flags_of(rule, h));
    table_cell(t, m ? m->text[h->language] : VIEW(""));
    table_cell(t, examples(rule, h->arena));
}

/* In the order of the file, which is the order they are tried in. */
void document_rules(const struct rules *rules, struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"id", {"编号", "id"}},
        {"says", {"作用", "what it does"}},
        {"kinds", {"用于", "for"}},
        {"pattern", {"匹配", "pattern"}},
        {"replacement", {"替换为", "replaced by"}},
        {"outcome", {"结果", "outcome"}},
        {"flags", {"标志", "flags"}},
        {"message", {"提示语", "message"}},
        {"examples", {"例子", "examples"}},
    };
    const struct rule *all = rules->all.at;
    struct table *t = handbook_chapter(h, CHAPTER_READING, columns,
                                       sizeof columns / sizeof *columns);

    for (size_t i = 0; t && i < rules->all.count; i++)
        add_rule(h, t, &all[i]);
}
