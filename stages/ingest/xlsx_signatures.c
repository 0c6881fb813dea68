/* Who signed a questionnaire, beside labels below its values. */
#include "stages/ingest/xlsx_form.h"

/* Digits of a day as people write it, "2022年1月8日", "2022/1/8": years have
 * four, the others one or two. What stands between is passed over. */
static bool take_number(struct view *text, int *number)
{
    size_t n = 0;
    while (text->n && (*text->p < '0' || *text->p > '9'))
        *text = (struct view){text->p + 1, text->n - 1};
    while (n < text->n && text->p[n] >= '0' && text->p[n] <= '9')
        n++;
    bool good = view_number((struct view){text->p, n}, number);
    *text = (struct view){text->p + n, text->n - n};
    return good;
}

/* A moment with a time is ISO's already. */
static struct view day_of(struct arena *arena, struct view text)
{
    struct view rest = text;
    int year, month, day, more;
    if (take_number(&rest, &year) && take_number(&rest, &month) &&
        take_number(&rest, &day) && !take_number(&rest, &more) &&
        period_year_valid(year) && month >= 1 && month <= 12 && day >= 1 &&
        day <= period_month_days(year, month))
        return arena_format(arena, "%04d-%02d-%02d", year, month, day);
    return arena_copy(arena, text);
}

/* The day is what a form has; it stays on it while its cells are mended, and
 * two versions of one day would be a conflict. So a workbook counts as prepared
 * when it came; the day alone only where nobody has received it. */
static void keep(struct form_reading *f, int label, struct view text)
{
    struct submission *s = f->s;
    struct view *const words[QUESTIONNAIRE_HEADS] = {
        [QUESTIONNAIRE_CHIEF] = &s->chief,
        [QUESTIONNAIRE_STATISTICIAN] = &s->statistician,
        [QUESTIONNAIRE_FILLED_BY] = &s->filled_by,
        [QUESTIONNAIRE_PHONE] = &s->phone,
        [QUESTIONNAIRE_PREPARED] = &s->prepared,
    };
    if (label != QUESTIONNAIRE_PREPARED)
        *words[label] = arena_copy(s->arena, view_trim(text));
    else if (!s->received.n)
        s->prepared = day_of(s->arena, view_trim(text));
}

/* A label, then its word: the next cell that is not blank, unless that is a
 * label again. Several pairs may stand in a row. */
bool form_signature_row(struct form_reading *f, const struct row *row)
{
    int label = -1;
    bool some = false;
    for (int i = 0; i < row->count; i++) {
        struct view text = view_trim(row->cells[i].text);
        int next = label_find(questionnaire_heads, QUESTIONNAIRE_HEADS, text);
        if (next < 0 && label >= 0 && text.n)
            keep(f, label, text);
        if (next >= 0 || text.n)
            label = next;
        some = some || next >= 0;
    }
    return some;
}
