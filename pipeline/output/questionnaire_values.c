/* The sheet of values: questions by section, signatures below them. */
#include "pipeline/output/questionnaire_parts.h"

enum { LAST_COLUMN = QUESTIONNAIRE_COLUMNS - 1 };

/* Widths in characters of the widest digit. */
static const double widths[QUESTIONNAIRE_COLUMNS] = {
    [QUESTIONNAIRE_NAME] = 44, [QUESTIONNAIRE_MEASURE] = 11,
    [QUESTIONNAIRE_CODE] = 24, [QUESTIONNAIRE_VALUE] = 18,
    [QUESTIONNAIRE_LAST] = 14, [QUESTIONNAIRE_REMARK] = 30,
    [QUESTIONNAIRE_EDIT] = 17,
};

static void put_columns(struct book *book, lxw_worksheet *sheet)
{
    worksheet_set_row(sheet, BOOK_HEAD_ROWS, 30, NULL);
    book_put_labels(book, sheet, BOOK_HEAD_ROWS, questionnaire_columns,
                    QUESTIONNAIRE_COLUMNS);
    for (int i = 0; i < QUESTIONNAIRE_COLUMNS; i++) {
        book_put(book, sheet, BOOK_HEAD_ROWS + 1, i, questionnaire_numbers[i],
                 LOOK_HEAD);
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                             NULL);
    }
    book_comment(book, sheet, BOOK_HEAD_ROWS, QUESTIONNAIRE_EDIT,
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
            words[l] = arena_format(
                &book->arena, "%.*s%s%.*s", VIEW_ARG(question->area->name[l]),
                l == LANGUAGE_ZH ? "：" : ": ", VIEW_ARG(indicator->name[l]));
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
    lxw_worksheet *sheet = book_sheet(book, "填报表");
    if (!sheet)
        return;
    put_columns(book, sheet);
    book_head(book, sheet);
    int row = put_questions(book, sheet, BOOK_HEAD_ROWS + 2);
    put_signatures(book, sheet, row + 1);
    book_print_setup(book, sheet, BOOK_HEAD_ROWS, BOOK_HEAD_ROWS + 1,
                     QUESTIONNAIRE_COLUMNS);
}
