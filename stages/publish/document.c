/* The chapter of the survey's documentation about published tables. */
#include "stages/publish/document.h"

#include "stages/publish/kinds.h"

static struct view columns_of(const struct layout *layout,
                              enum language language, struct arena *arena)
{
    const struct layout_column *columns = layout->columns.at;
    struct view all = VIEW("");
    for (size_t i = 0; i < layout->columns.count; i++)
        all = handbook_join(arena, all, language == LANGUAGE_ZH ? "、" : ", ",
                            columns[i].title[language]);
    return all;
}

/* What is printed by the kind's own rule depends on values, but not who may be
 * in it at all. */
static bool shows(const struct layout *layout, const struct indicator *x)
{
    const struct kind *kind = layout->kind;
    if (kind == &wide_kind)
        return view_equal(layout->section->code, x->section);
    if (kind == &ranking_kind)
        return x->direction != DIRECTION_NEUTRAL;
    if (kind == &series_kind)
        return x->type != VALUE_TEXT;
    if (kind == &honours_kind)
        return x->type == VALUE_ITEMS;
    if (kind == &standards_kind)
        return x->type == VALUE_NUMBER && x->over_areas == AREAS_NONE &&
               !x->formula && x->control_count;
    return kind->of_figures && !(kind == &quality_kind && x->formula);
}

static void note_uses(const struct layout *layout, struct handbook *h)
{
    for (size_t i = 0; i < h->catalogue->indicator_count; i++)
        if (shows(layout, &h->catalogue->indicators[i]))
            handbook_use(h, &h->catalogue->indicators[i], layout->name);
}

void document_tables(const struct array *layouts, struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"name", {"文件", "file"}},     {"title", {"标题", "title"}},
        {"kind", {"类别", "kind"}},     {"section", {"篇章", "section"}},
        {"columns", {"列", "columns"}}, {"note", {"说明", "note"}},
    };
    const struct layout *all = layouts->at;
    struct table *t = handbook_chapter(h, CHAPTER_TABLES, columns,
                                       sizeof columns / sizeof *columns);
    for (size_t i = 0; t && i < layouts->count; i++) {
        const struct section *section = all[i].section;
        note_uses(&all[i], h);
        table_cell(t, all[i].name);
        table_cell(t, all[i].title[h->language]);
        table_cell(t, view_of(all[i].kind->name));
        table_cell(t, section ? section->name[h->language] : VIEW(""));
        table_cell(t, columns_of(&all[i], h->language, h->arena));
        table_cell(t, all[i].note[h->language]);
    }
}
