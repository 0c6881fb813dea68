/* The documentation's chapters of plain lists: statements, messages, days,
 * areas. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/engine/handbook_words.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct view period_words(struct handbook *h, struct period period)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(period, text);
    return arena_copy(h->arena, (struct view){text, n});
}

void handbook_statements(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"key", {"编号", "key"}},         {"text", {"表述", "sentence"}},
        {"area", {"地区", "area"}},       {"period", {"时期", "period"}},
        {"formula", {"公式", "formula"}},
    };
    struct table *t =
        handbook_chapter(h, CHAPTER_STATEMENTS, columns, COUNT(columns));
    for (size_t i = 0; t && i < h->catalogue->statement_count; i++) {
        const struct statement *s = &h->catalogue->statements[i];
        table_cell(t, s->key);
        table_cell(t, s->text[h->language]);
        table_cell(t, s->area->name[h->language]);
        table_cell(t, period_words(h, s->period));
        table_cell(t, s->formula_text);
    }
}

/* An edit's own message stands with the edit. */
static bool is_edit(const struct catalogue *c, struct view code)
{
    for (size_t i = 0; i < c->edit_count; i++)
        if (view_equal(c->edits[i].id, code))
            return true;
    return false;
}

void handbook_messages(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"code", {"代码", "code"}},
        {"severity", {"程度", "severity"}},
        {"text", {"内容", "text"}},
        {"remedy", {"怎么办", "what to do"}},
    };
    const struct catalogue *c = h->catalogue;
    struct table *t =
        handbook_chapter(h, CHAPTER_MESSAGES, columns, COUNT(columns));
    for (size_t i = 0; t && i < c->message_count; i++) {
        const struct message *m = &c->messages[i];
        if (is_edit(c, m->code))
            continue;
        table_cell(t, m->code);
        table_cell(t, words_severity(m->severity, h->language));
        table_cell(t, m->text[h->language]);
        table_cell(t, m->remedy[h->language]);
    }
}

void handbook_calendar(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"form", {"报表", "form"}},
        {"year", {"报告年", "year of report"}},
        {"opening", {"开始收取", "opening"}},
        {"deadline", {"截止", "deadline"}},
        {"correction", {"更正截止", "last day for corrections"}},
        {"lock", {"封账", "lock"}},
    };
    struct table *t =
        handbook_chapter(h, CHAPTER_CALENDAR, columns, COUNT(columns));
    for (size_t i = 0; t && i < h->catalogue->calendar_count; i++) {
        const struct calendar_entry *e = &h->catalogue->calendar[i];
        table_cell(t, e->form);
        table_cell(t, arena_format(h->arena, "%d", e->year));
        table_cell(t, e->opening);
        table_cell(t, e->deadline);
        table_cell(t, e->correction);
        table_cell(t, e->lock);
    }
}

/* Own leaves are the program's and stand with their area. */
void handbook_areas(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"code", {"代码", "code"}},        {"name", {"名称", "name"}},
        {"above", {"上级", "area above"}}, {"kind", {"类别", "kind"}},
        {"group", {"分组", "group"}},      {"from", {"始于", "from"}},
        {"until", {"止于", "until"}},
    };
    struct table *t =
        handbook_chapter(h, CHAPTER_AREAS, columns, COUNT(columns));
    for (size_t i = 0; t && i < h->catalogue->area_count; i++) {
        const struct area *a = &h->catalogue->areas[i];
        if (a->own)
            continue;
        table_cell(t, a->code);
        table_cell(t, a->name[h->language]);
        table_cell(t, a->parent ? a->parent->code : VIEW(""));
        table_cell(t, a->kind);
        table_cell(t, a->group ? a->group->name[h->language] : VIEW(""));
        table_cell(t,
                   a->from ? arena_format(h->arena, "%d", a->from) : VIEW(""));
        table_cell(t, a->until ? arena_format(h->arena, "%d", a->until)
                               : VIEW(""));
    }
}

void handbook_catalogue(struct handbook *h)
{
    handbook_indicators(h);
    handbook_forms(h);
    handbook_edits(h);
    handbook_imputation(h);
    handbook_statements(h);
    handbook_composites(h);
    handbook_messages(h);
    handbook_calendar(h);
    handbook_areas(h);
}
