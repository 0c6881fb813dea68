/* The documentation's chapters of edits and of imputation. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/engine/handbook_words.h"
#include "pipeline/model/edit.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/formula.h"
#include "pipeline/model/formula_words.h"

/* As validate allows. */
enum { INDICATORS_MOST = 32 };

struct view handbook_formula(struct handbook *h, struct view text)
{
    struct buf words = {0};
    formula_words(h->catalogue, text, h->language, &words);
    struct view copy = arena_copy(h->arena, buf_view(&words));
    if (words.failed)
        h->arena->failed = true;
    buf_release(&words);
    return copy;
}

bool handbook_formula_names(const struct formula *formula,
                            const struct indicator *indicator)
{
    const struct indicator *named[INDICATORS_MOST];
    size_t n =
        formula ? formula_indicators(formula, named, INDICATORS_MOST) : 0;
    for (size_t i = 0; i < n && i < INDICATORS_MOST; i++)
        if (named[i] == indicator)
            return true;
    return false;
}

bool handbook_edit_names(const struct edit *edit,
                         const struct indicator *indicator)
{
    for (size_t i = 0; edit->on && i < edit->on_count; i++)
        if (edit->on[i] == indicator)
            return true;
    return handbook_formula_names(edit->formula, indicator);
}

static struct view examples(struct handbook *h, const struct edit *edit,
                            bool good)
{
    struct view all = VIEW("");
    for (size_t i = 0; i < edit->example_count; i++)
        if (edit->examples[i].good == good)
            all = handbook_join(h->arena, all, " | ", edit->examples[i].given);
    return all;
}

static void add_edit(struct handbook *h, struct table *t,
                     const struct edit *edit)
{
    enum language l = h->language;
    table_cell(t, edit->id);
    table_cell(t, edit->message->text[l]);
    table_cell(t, edit->type);
    table_cell(t, words_severity(edit->severity, l));
    table_cell(t, arena_format(h->arena, "%d: %.*s", edit->level,
                               VIEW_ARG(words_level(edit->level, l))));
    table_cell(t, edit->formula ? edit->formula_text
                                : edit_describe(edit, h->arena));
    table_cell(t, handbook_formula(h, edit->formula_text));
    table_cell(t, edit->message->remedy[l]);
    table_cell(t, examples(h, edit, true));
    table_cell(t, examples(h, edit, false));
}

void handbook_edits(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"id", {"编号", "id"}},
        {"message", {"提示语", "message"}},
        {"type", {"类型", "type"}},
        {"severity", {"程度", "severity"}},
        {"level", {"比较范围", "level"}},
        {"formula", {"公式", "formula"}},
        {"formula-words", {"应当", "what should be"}},
        {"remedy", {"怎么办", "what to do"}},
        {"good", {"合格的例子", "passes"}},
        {"bad", {"不合格的例子", "fails"}},
    };
    struct table *t = handbook_chapter(h, CHAPTER_EDITS, columns,
                                       sizeof columns / sizeof *columns);
    for (size_t i = 0; t && i < h->catalogue->edit_count; i++)
        add_edit(h, t, &h->catalogue->edits[i]);
}

/* What a method has no use for is blank. */
static void add_rule(struct handbook *h, struct table *t,
                     const struct imputation *rule)
{
    bool own = rule->method == IMPUTE_PREVIOUS || rule->method == IMPUTE_TREND;
    bool peers = rule->method == IMPUTE_RATIO || rule->method == IMPUTE_MEAN;
    table_cell(t, rule->indicator->code);
    table_cell(t, rule->indicator->name[h->language]);
    table_cell(t, imputation_name(rule->method, h->language));
    table_cell(t, rule->by ? rule->by->code : VIEW(""));
    table_cell(t, peers ? words_stratum(rule->stratum, h->language) : VIEW(""));
    table_cell(t, own ? arena_format(h->arena, "%d", rule->years) : VIEW(""));
    table_cell(t,
               peers ? arena_format(h->arena, "%d", rule->donors) : VIEW(""));
}

void handbook_imputation(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"indicator", {"指标", "indicator"}},
        {"name", {"名称", "name"}},
        {"method", {"方法", "method"}},
        {"by", {"辅助指标", "auxiliary"}},
        {"stratum", {"同类范围", "peers"}},
        {"years", {"年数", "years"}},
        {"donors", {"至少几家", "least donors"}},
    };
    struct table *t = handbook_chapter(h, CHAPTER_IMPUTATION, columns,
                                       sizeof columns / sizeof *columns);
    for (size_t i = 0; t && i < h->catalogue->imputation_count; i++)
        add_rule(h, t, &h->catalogue->imputations[i]);
}
