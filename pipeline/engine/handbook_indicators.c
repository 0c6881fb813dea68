/* The documentation's chapters of indicators and of the forms that ask them. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/engine/handbook_words.h"
#include "pipeline/model/formula_words.h"

static const struct handbook_column columns[] = {
    {"code", {"代码", "code"}},
    {"name", {"名称", "name"}},
    {"other-name", {"英文名称", "name in Chinese"}},
    {"definition", {"定义", "definition"}},
    {"section", {"篇章", "section"}},
    {"forms", {"报表", "forms"}},
    {"type", {"类型", "type"}},
    {"measure", {"计量单位", "measure"}},
    {"decimals", {"小数位", "decimals"}},
    {"counted-by", {"由谁填报", "counted by"}},
    {"controls", {"由谁核对", "controlled by"}},
    {"over-areas", {"地区汇总", "over areas"}},
    {"over-time", {"跨年汇总", "over time"}},
    {"stock", {"时点数", "at the period's end"}},
    {"direction", {"排位", "ranking"}},
    {"components", {"组成", "components"}},
    {"formula", {"公式", "formula"}},
    {"formula-words", {"公式说明", "formula in words"}},
    {"first-year", {"起始年", "first year"}},
    {"last-year", {"终止年", "last year"}},
    {"edits", {"审核规则", "edits"}},
    {"imputation", {"补缺方法", "imputed by"}},
    {"tables", {"公布的表", "tables"}},
    {"statements", {"公报表述", "statements"}},
};

static struct view number(struct handbook *h, int n)
{
    return n ? arena_format(h->arena, "%d", n) : VIEW("");
}

static struct view controls(struct handbook *h, const struct indicator *x)
{
    struct view all = VIEW("");
    for (size_t i = 0; i < x->control_count; i++)
        all = handbook_join(
            h->arena, all, h->language == LANGUAGE_ZH ? "、" : ", ",
            words_source(&x->controls[i], h->language, h->arena));
    return all;
}

static struct view edits(struct handbook *h, const struct indicator *x)
{
    struct view all = VIEW("");
    for (size_t i = 0; i < h->catalogue->edit_count; i++)
        if (handbook_edit_names(&h->catalogue->edits[i], x))
            all = handbook_join(h->arena, all, " ", h->catalogue->edits[i].id);
    return all;
}

static struct view imputations(struct handbook *h, const struct indicator *x)
{
    const struct catalogue *c = h->catalogue;
    struct view all = VIEW("");
    for (size_t i = 0; i < c->imputation_count; i++)
        if (c->imputations[i].indicator == x)
            all = handbook_join(
                h->arena, all, h->language == LANGUAGE_ZH ? "、" : ", ",
                imputation_name(c->imputations[i].method, h->language));
    return all;
}

static struct view statements(struct handbook *h, const struct indicator *x)
{
    const struct catalogue *c = h->catalogue;
    struct view all = VIEW("");
    for (size_t i = 0; i < c->statement_count; i++)
        if (handbook_formula_names(c->statements[i].formula, x))
            all = handbook_join(h->arena, all, " ", c->statements[i].key);
    return all;
}

static struct view section_name(struct handbook *h, const struct indicator *x)
{
    const struct section *s = catalogue_section(h->catalogue, x->section);
    return s ? s->name[h->language] : x->section;
}

static void add_meaning(struct handbook *h, struct table *t,
                        const struct indicator *x)
{
    enum language other =
        h->language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH;
    table_cell(t, x->code);
    table_cell(t, x->name[h->language]);
    table_cell(t, x->name[other]);
    table_cell(t, x->definition[h->language]);
    table_cell(t, section_name(h, x));
    table_cell(t, x->forms);
    table_cell(t, words_type(x, h->language, h->arena));
    table_cell(t, x->measure ? x->measure->name[h->language] : VIEW(""));
    table_cell(t, arena_format(h->arena, "%d", x->decimals));
}

static void add_making(struct handbook *h, struct table *t,
                       const struct indicator *x)
{
    bool said = !x->formula;
    enum language l = h->language;
    table_cell(t, words_source(&x->counted_by, l, h->arena));
    table_cell(t, controls(h, x));
    table_cell(t, said ? words_areas(x->over_areas, l) : VIEW(""));
    table_cell(t, said ? words_time(x->over_time, l) : VIEW(""));
    table_cell(t, !x->stock          ? VIEW("")
                  : l == LANGUAGE_ZH ? VIEW("是")
                                     : VIEW("yes"));
    table_cell(t, words_direction(x->direction, l));
    table_cell(t, x->component_text);
    table_cell(t, x->formula_text);
    table_cell(t, handbook_formula(h, x->formula_text));
}

static void add_use(struct handbook *h, struct table *t,
                    const struct indicator *x)
{
    table_cell(t, number(h, x->first_year));
    table_cell(t, number(h, x->last_year));
    table_cell(t, edits(h, x));
    table_cell(t, imputations(h, x));
    table_cell(t, h->used_in[x->index]);
    table_cell(t, statements(h, x));
}

void handbook_indicators(struct handbook *h)
{
    struct table *t = handbook_chapter(h, CHAPTER_INDICATORS, columns,
                                       sizeof columns / sizeof *columns);
    for (size_t i = 0; t && i < h->catalogue->indicator_count; i++) {
        const struct indicator *x = &h->catalogue->indicators[i];
        add_meaning(h, t, x);
        add_making(h, t, x);
        add_use(h, t, x);
    }
}

static struct view asked(struct handbook *h, const struct form *form)
{
    struct view all = VIEW("");
    for (size_t i = 0; i < h->catalogue->indicator_count; i++) {
        const struct indicator *x = &h->catalogue->indicators[i];
        struct view rest = x->forms;
        while (rest.p)
            if (view_equal(view_cut(&rest, ' '), form->code))
                all = handbook_join(h->arena, all, " ", x->code);
    }
    return all;
}

static size_t owing(const struct handbook *h, const struct form *form)
{
    size_t n = 0;
    for (size_t i = 0; i < h->catalogue->unit_count; i++)
        n += h->catalogue->units[i].owes_from &&
             view_equal(h->catalogue->units[i].form, form->code);
    return n;
}

void handbook_forms(struct handbook *h)
{
    static const struct handbook_column heads[] = {
        {"code", {"代码", "code"}},
        {"name", {"名称", "name"}},
        {"units", {"应报单位数", "units that owe it"}},
        {"indicators", {"所含指标", "what it asks"}},
    };
    struct table *t =
        handbook_chapter(h, CHAPTER_FORMS, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; t && i < h->catalogue->form_count; i++) {
        const struct form *form = &h->catalogue->forms[i];
        table_cell(t, form->code);
        table_cell(t, form->name[h->language]);
        table_cell(t, arena_format(h->arena, "%zu", owing(h, form)));
        table_cell(t, asked(h, form));
    }
}
