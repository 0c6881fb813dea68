/* The head of a questionnaire: title, whose it is, its legal marks. */
#include "pipeline/output/questionnaire_parts.h"

enum { FACTS = BOOK_HEAD_ROWS - 1, LAST_COLUMN = QUESTIONNAIRE_COLUMNS - 1 };

/* A row of facts at the form's head: two of them, each with its label. */
struct fact {
    const char *label[2], *value[2];
};

static const char *period_text(struct book *book)
{
    const char *text =
        arena_format(&book->arena, "%d年 (%d)", book->q->year, book->q->year).p;
    return text ? text : "";
}

static const char *due_text(struct book *book)
{
    const struct calendar_entry *e = book->q->calendar;
    if (!e)
        return "";
    const char *text = arena_format(&book->arena, "%.*s – %.*s",
                                    VIEW_ARG(e->opening), VIEW_ARG(e->deadline))
                           .p;
    return text ? text : "";
}

/* Ministry forms print an area in twelve digits; an organization is known by
 * its credit code. */
static const char *code_text(struct book *book)
{
    if (book->q->unit.kind == UNIT_ORGANIZATION)
        return book_text(book, book->q->unit.code);
    struct view code = book->q->unit.area->code;
    if (book->q->unit.area->own)
        code = book->q->unit.area->parent->code;
    const char *text = arena_format(&book->arena, "%.*s%s", VIEW_ARG(code),
                                    code.n == 6 ? "000000" : "")
                           .p;
    return text ? text : "";
}

/* What the survey has no word for shows a dash: it is not forgotten. */
static const char *or_dash(const char *text)
{
    return *text ? text : "—";
}

static void put_fact(struct book *book, lxw_worksheet *sheet, int row,
                     const struct fact *f)
{
    lxw_row_t r = (lxw_row_t)row;
    book_put(book, sheet, row, QUESTIONNAIRE_NAME, f->label[0], LOOK_LABEL);
    worksheet_merge_range(sheet, r, QUESTIONNAIRE_MEASURE, r,
                          QUESTIONNAIRE_VALUE, or_dash(f->value[0]),
                          book->looks[LOOK_FACT]);
    book_put(book, sheet, row, QUESTIONNAIRE_LAST, f->label[1], LOOK_LABEL);
    worksheet_merge_range(sheet, r, QUESTIONNAIRE_REMARK, r, LAST_COLUMN,
                          or_dash(f->value[1]), book->looks[LOOK_FACT]);
}

/* The survey does not know it: the cell is to be filled in. */
static void ask_name(struct book *book, lxw_worksheet *sheet, int row)
{
    book_put(book, sheet, row, QUESTIONNAIRE_MEASURE,
             book_text(book, book->q->name), LOOK_WORDS);
    for (int i = QUESTIONNAIRE_CODE; i <= QUESTIONNAIRE_VALUE; i++)
        book_put(book, sheet, row, i, "", LOOK_WORDS);
}

static void put_facts(struct book *book, lxw_worksheet *sheet)
{
    const struct form *form = book->q->form;
    const struct view *unit = book->q->unit.name;
    const struct fact facts[FACTS] = {
        {{"填报单位\nReporting unit", "表号\nForm number"},
         {book_both(book, unit[LANGUAGE_ZH], unit[LANGUAGE_EN]),
          book_text(book, form->number)}},
        {{book->q->unit.kind == UNIT_ORGANIZATION
              ? "统一社会信用代码\nCredit code"
              : "行政区划代码\nArea code",
          "制定机关\nIssued by"},
         {code_text(book),
          book_both(book, form->organ[LANGUAGE_ZH], form->organ[LANGUAGE_EN])}},
        {{"报告期\nPeriod", "批准文号\nApproval number"},
         {period_text(book), book_text(book, form->approval)}},
        {{"填报期限\nTo be sent in", "有效期至\nValid until"},
         {due_text(book), book_text(book, form->valid_until)}},
    };
    for (int i = 0; i < FACTS; i++) {
        worksheet_set_row(sheet, (lxw_row_t)(i + 1), 27, NULL);
        put_fact(book, sheet, i + 1, &facts[i]);
    }
    if (!book->q->unit.listed)
        ask_name(book, sheet, 1);
}

void book_head(struct book *book, lxw_worksheet *sheet)
{
    const struct view *name = book->q->form->name;
    worksheet_set_row(sheet, 0, 44, NULL);
    worksheet_merge_range(sheet, 0, 0, 0, LAST_COLUMN,
                          book_both(book, name[LANGUAGE_ZH], name[LANGUAGE_EN]),
                          book->looks[LOOK_TITLE]);
    put_facts(book, sheet);
}
