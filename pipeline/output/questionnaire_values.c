/* The sheet of values: head, questions by section, signatures. */
#include "pipeline/output/questionnaire_parts.h"

enum {
    HEAD_ROWS = 5,
    FACTS = HEAD_ROWS - 1,
    LAST_COLUMN = QUESTIONNAIRE_COLUMNS - 1
};

/* Widths in characters of the widest digit. */
static const double widths[QUESTIONNAIRE_COLUMNS] = {
    [QUESTIONNAIRE_NAME] = 44, [QUESTIONNAIRE_MEASURE] = 11,
    [QUESTIONNAIRE_CODE] = 24, [QUESTIONNAIRE_VALUE] = 18,
    [QUESTIONNAIRE_LAST] = 14, [QUESTIONNAIRE_REMARK] = 30,
    [QUESTIONNAIRE_EDIT] = 17,
};

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

/* Ministry forms print twelve digits. */
static const char *area_text(struct book *book)
{
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

static void put_head(struct book *book, lxw_worksheet *sheet)
{
    const struct form *form = book->q->form;
    const struct view *unit = book->q->unit.name;
    const struct fact facts[FACTS] = {
        {{"填报单位\nReporting unit", "表号\nForm number"},
         {book_both(book, unit[LANGUAGE_ZH], unit[LANGUAGE_EN]),
          book_text(book, form->number)}},
        {{"行政区划代码\nArea code", "制定机关\nIssued by"},
         {area_text(book),
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
}

static void put_title(struct book *book, lxw_worksheet *sheet)
{
    const struct view *name = book->q->form->name;
    worksheet_set_row(sheet, 0, 44, NULL);
    worksheet_merge_range(sheet, 0, 0, 0, LAST_COLUMN,
                          book_both(book, name[LANGUAGE_ZH], name[LANGUAGE_EN]),
                          book->looks[LOOK_TITLE]);
}

static void put_columns(struct book *book, lxw_worksheet *sheet)
{
    worksheet_set_row(sheet, HEAD_ROWS, 30, NULL);
    book_put_labels(book, sheet, HEAD_ROWS, questionnaire_columns,
                    QUESTIONNAIRE_COLUMNS);
    for (int i = 0; i < QUESTIONNAIRE_COLUMNS; i++) {
        book_put(book, sheet, HEAD_ROWS + 1, i, questionnaire_numbers[i],
                 LOOK_HEAD);
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                             NULL);
    }
    book_comment(book, sheet, HEAD_ROWS, QUESTIONNAIRE_EDIT,
                 "回执里的审核编号，如 ELD-03；在“备注”写明原因\n"
                 "The edit named in a receipt, such as ELD-03; say why in "
                 "the remark");
}

/* A place in a list to choose from. Other words may stand there too: a kind of
 * missing, such as 无. */
static void offer_grades(struct book *book, lxw_worksheet *sheet, int row,
                         struct view scale)
{
    enum { GRADES_MOST = 32 };
    const struct catalogue *c = book->q->catalogue;
    char *words[GRADES_MOST + 1] = {0};
    size_t n = 0;
    for (size_t i = 0; i < c->grade_count && n < GRADES_MOST; i++)
        if (view_equal(c->grades[i].scale, scale))
            words[n++] = book_text(book, c->grades[i].name[LANGUAGE_ZH]);
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = words,
        .error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION,
        .error_title = book_text(book, VIEW("请核对 Please check")),
        .error_message = book_text(book, VIEW("不在选项中 Not on the list")),
    };
    worksheet_data_validation_cell(sheet, (lxw_row_t)row, QUESTIONNAIRE_VALUE,
                                   &list);
}

/* Lists go to a sheet of their own; here only 无 may stand. */
static void prompt_list(struct book *book, lxw_worksheet *sheet, int row)
{
    lxw_data_validation prompt = {
        .validate = LXW_VALIDATION_TYPE_ANY,
        .input_title = book_text(book, VIEW("名单 List")),
        .input_message =
            book_text(book, VIEW("请在“名单”表逐项填写；一项也没有请填“无”。"
                                 "Name each in the sheet 名单; write 无 if "
                                 "there is none.")),
    };
    worksheet_data_validation_cell(sheet, (lxw_row_t)row, QUESTIONNAIRE_VALUE,
                                   &prompt);
}

/* What the question is about: its name, and the area if it is not the unit's.
 */
static void put_name(struct book *book, lxw_worksheet *sheet, int row,
                     const struct question *question)
{
    const struct indicator *indicator = question->indicator;
    struct view words[LANGUAGE_COUNT];
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        words[l] = indicator->name[l];
        if (question->area)
            words[l] = arena_format(&book->arena, "%.*s：%.*s",
                                    VIEW_ARG(question->area->name[l]),
                                    VIEW_ARG(indicator->name[l]));
        if (question->control)
            words[l] = arena_format(&book->arena, "%.*s%s", VIEW_ARG(words[l]),
                                    l == LANGUAGE_ZH ? "（核对用）"
                                                     : " (for comparison)");
    }
    book_put_name(book, sheet, row, QUESTIONNAIRE_NAME,
                  widths[QUESTIONNAIRE_NAME], words);
    const struct view *definition = indicator->definition;
    if (definition[LANGUAGE_ZH].n)
        book_comment(
            book, sheet, row, QUESTIONNAIRE_NAME,
            book_both(book, definition[LANGUAGE_ZH], definition[LANGUAGE_EN]));
}

static enum look value_look(const struct question *question)
{
    if (!question->note.n)
        return question->indicator->type == VALUE_TEXT ? LOOK_WORDS
                                                       : LOOK_VALUE;
    return question->severity >= SEVERITY_ERROR ? LOOK_WRONG : LOOK_DOUBTFUL;
}

static void put_value(struct book *book, lxw_worksheet *sheet, int row,
                      const struct question *question)
{
    const struct indicator *indicator = question->indicator;
    book_put(book, sheet, row, QUESTIONNAIRE_VALUE,
             book_text(book, question->value), value_look(question));
    if (question->note.n)
        book_comment(book, sheet, row, QUESTIONNAIRE_VALUE,
                     book_text(book, question->note));
    if (indicator->type == VALUE_GRADE)
        offer_grades(book, sheet, row, indicator->scale);
    if (indicator->type == VALUE_ITEMS)
        prompt_list(book, sheet, row);
}

static void put_question(struct book *book, lxw_worksheet *sheet, int row,
                         const struct question *question)
{
    const struct measure *measure = question->indicator->measure;
    put_name(book, sheet, row, question);
    book_put(book, sheet, row, QUESTIONNAIRE_MEASURE,
             measure ? book_text(book, measure->code) : "", LOOK_CENTRE);
    book_put(book, sheet, row, QUESTIONNAIRE_CODE,
             book_text(book, question->code), LOOK_CENTRE);
    put_value(book, sheet, row, question);
    book_put(book, sheet, row, QUESTIONNAIRE_LAST,
             book_text(book, question->last), LOOK_LAST);
    book_put(book, sheet, row, QUESTIONNAIRE_REMARK,
             book_text(book, question->remark), LOOK_WORDS);
    book_put(book, sheet, row, QUESTIONNAIRE_EDIT,
             book_text(book, question->edit), LOOK_WORDS);
}

static void put_section(struct book *book, lxw_worksheet *sheet, int row,
                        struct view code)
{
    const struct section *section = catalogue_section(book->q->catalogue, code);
    const char *text = "";
    if (section)
        text = arena_format(&book->arena, "%.*s  %.*s",
                            VIEW_ARG(section->name[LANGUAGE_ZH]),
                            VIEW_ARG(section->name[LANGUAGE_EN]))
                   .p;
    worksheet_merge_range(sheet, (lxw_row_t)row, 0, (lxw_row_t)row, LAST_COLUMN,
                          text ? text : "", book->looks[LOOK_SECTION]);
}

/* Returns the row behind the last. */
static int put_questions(struct book *book, lxw_worksheet *sheet, int row)
{
    const struct question *at = book->q->questions.at;
    struct view section = {NULL, 0};
    for (size_t i = 0; i < book->q->questions.count; i++) {
        if (!view_equal(section, at[i].indicator->section))
            put_section(book, sheet, row++, at[i].indicator->section);
        section = at[i].indicator->section;
        put_question(book, sheet, row++, &at[i]);
    }
    return row;
}

static void put_signatures(struct book *book, lxw_worksheet *sheet, int row)
{
    for (int i = 0; i < QUESTIONNAIRE_HEADS; i++, row++) {
        const struct label *label = &questionnaire_heads[i];
        worksheet_set_row(sheet, (lxw_row_t)row, 27, NULL);
        book_put(book, sheet, row, QUESTIONNAIRE_NAME,
                 book_both(book, view_of(label->text[LANGUAGE_ZH]),
                           view_of(label->text[LANGUAGE_EN])),
                 LOOK_LABEL);
        worksheet_merge_range(sheet, (lxw_row_t)row, QUESTIONNAIRE_MEASURE,
                              (lxw_row_t)row, QUESTIONNAIRE_CODE,
                              book_text(book, book->q->head[i]),
                              book->looks[LOOK_WORDS]);
    }
    worksheet_merge_range(
        sheet, (lxw_row_t)row, 0, (lxw_row_t)row, LAST_COLUMN,
        "只填浅黄色格。没有的填“无”，不适用的填“不适用”；空格表示没有填报，不是"
        "零。\n"
        "Fill in the pale yellow cells alone. Write 无 for none; a blank cell "
        "says nothing and is not zero.",
        book->looks[LOOK_NOTE]);
    worksheet_set_row(sheet, (lxw_row_t)row, 30, NULL);
}

void book_values(struct book *book)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, "填报表");
    put_columns(book, sheet);
    put_title(book, sheet);
    put_head(book, sheet);
    int row = put_questions(book, sheet, HEAD_ROWS + 2);
    put_signatures(book, sheet, row + 1);
    book_print_setup(book, sheet, HEAD_ROWS, HEAD_ROWS + 1,
                     QUESTIONNAIRE_COLUMNS);
}
