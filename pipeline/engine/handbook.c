/* The survey's documentation: chapters of rows, in one language. */
#include "pipeline/engine/handbook.h"

static const struct chapter_kind {
    const char *name; /* of the file */
    const char *title[LANGUAGE_COUNT];
    bool cards;
} kinds[CHAPTER_COUNT] = {
    [CHAPTER_INDICATORS] = {"indicators", {"指标", "Indicators"}, true},
    [CHAPTER_FORMS] = {"forms", {"报表", "Forms"}, false},
    [CHAPTER_READING] = {"reading", {"读数规则", "How words are read"}, true},
    [CHAPTER_EDITS] = {"edits", {"审核规则", "Edits"}, true},
    [CHAPTER_IMPUTATION] = {"imputation", {"补缺", "Imputation"}, false},
    [CHAPTER_TABLES] = {"tables", {"公布的表", "Published tables"}, true},
    [CHAPTER_STATEMENTS] = {"statements", {"公报表述", "Statements"}, true},
    [CHAPTER_COMPOSITES] = {"composites",
                            {"综合指数", "Composite indices"},
                            false},
    [CHAPTER_MESSAGES] = {"messages", {"提示语", "Messages"}, false},
    [CHAPTER_CALENDAR] = {"calendar", {"报送日程", "Calendar"}, false},
    [CHAPTER_AREAS] = {"areas", {"地区", "Areas"}, false},
};

bool handbook_begin(struct handbook *h, const struct catalogue *catalogue,
                    enum language language, struct arena *arena)
{
    *h = (struct handbook){
        .arena = arena, .catalogue = catalogue, .language = language};
    h->used_in = arena_take(arena, (catalogue->indicator_count + 1) *
                                       sizeof(struct view));
    return h->used_in != NULL;
}

struct table *handbook_chapter(struct handbook *h, enum chapter chapter,
                               const struct handbook_column *columns,
                               size_t count)
{
    const struct chapter_kind *kind = &kinds[chapter];
    struct table *t = table_new(h->arena, h->language, view_of(kind->name),
                                view_of(kind->title[h->language]));
    h->chapters[chapter] = t;
    for (size_t i = 0; t && i < count; i++)
        table_column(t, view_of(columns[i].key),
                     view_of(columns[i].title[h->language]),
                     i ? CELL_TEXT : CELL_CODE);
    return t;
}

bool handbook_is_cards(enum chapter chapter)
{
    return kinds[chapter].cards;
}

void handbook_use(struct handbook *h, const struct indicator *indicator,
                  struct view table)
{
    struct view *words = &h->used_in[indicator->index];
    *words = handbook_join(h->arena, *words, " ", table);
}

struct view handbook_join(struct arena *arena, struct view words,
                          const char *between, struct view word)
{
    if (!words.n)
        return word;
    return arena_format(arena, "%.*s%s%.*s", VIEW_ARG(words), between,
                        VIEW_ARG(word));
}
