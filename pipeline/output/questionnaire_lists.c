/* The sheet of named things, a row for each. */
#include "pipeline/output/questionnaire_parts.h"

/* Rows that stand ready for each indicator, and those behind all of them whose
 * code is chosen from a list: who has more to name fills in these. */
enum { ROWS_READY = 6, ROWS_SPARE = 300, OFFER_MOST = 250 };

static const double widths[QUESTIONNAIRE_LIST_COLUMNS] = {
    [QUESTIONNAIRE_LIST_CODE] = 24,  [QUESTIONNAIRE_LIST_OF] = 40,
    [QUESTIONNAIRE_LIST_NAME] = 44,  [QUESTIONNAIRE_LIST_BY] = 30,
    [QUESTIONNAIRE_LIST_LEVEL] = 14, [QUESTIONNAIRE_LIST_ON] = 14,
};

static void put_blank(struct book *book, lxw_worksheet *sheet, int row,
                      int from)
{
    for (int i = from; i < QUESTIONNAIRE_LIST_COLUMNS; i++)
        book_put(book, sheet, row, i, "", LOOK_WORDS);
}

static void put_item(struct book *book, lxw_worksheet *sheet, int row,
                     const struct item *item)
{
    const struct view words[] = {item->name, item->by, item->level, item->on};
    for (int i = 0; i < 4; i++)
        book_put(book, sheet, row, QUESTIONNAIRE_LIST_NAME + i,
                 book_text(book, words[i]), LOOK_WORDS);
}

static int put_list(struct book *book, lxw_worksheet *sheet, int row,
                    const struct question *question)
{
    size_t rows = ROWS_READY;
    if (question->item_count >= rows)
        rows = question->item_count + 1;
    for (size_t i = 0; i < rows; i++, row++) {
        book_put(book, sheet, row, QUESTIONNAIRE_LIST_CODE,
                 book_text(book, question->code), LOOK_CENTRE);
        book_put_name(book, sheet, row, QUESTIONNAIRE_LIST_OF,
                      widths[QUESTIONNAIRE_LIST_OF], question->indicator->name);
        if (i < question->item_count)
            put_item(book, sheet, row, &question->items[i]);
        else
            put_blank(book, sheet, row, QUESTIONNAIRE_LIST_NAME);
    }
    return row;
}

/* Only as many codes as a list of a spreadsheet takes, in bytes; others may be
 * typed. */
static void offer_codes(struct book *book, lxw_worksheet *sheet, int row)
{
    const struct question *at = book->q->questions.at;
    size_t n = 0, bytes = 0, count = book->q->questions.count;
    char **codes = arena_take(&book->arena, (count + 1) * sizeof *codes);
    if (!codes)
        return;
    for (size_t i = 0; i < count; i++) {
        bytes += at[i].indicator->type == VALUE_ITEMS ? at[i].code.n + 1 : 0;
        if (at[i].indicator->type == VALUE_ITEMS && bytes < OFFER_MOST)
            codes[n++] = book_text(book, at[i].code);
    }
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = codes,
        .error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION,
        .error_title = book_text(book, VIEW("请核对 Please check")),
        .error_message =
            book_text(book, VIEW("代码见上面各行 The codes are those above")),
    };
    worksheet_data_validation_range(
        sheet, (lxw_row_t)row, QUESTIONNAIRE_LIST_CODE,
        (lxw_row_t)(row + ROWS_SPARE - 1), QUESTIONNAIRE_LIST_CODE, &list);
}

void book_lists(struct book *book)
{
    lxw_worksheet *sheet = book_sheet(book, "名单");
    const struct question *at = book->q->questions.at;
    int row = 1;
    if (!sheet)
        return;
    for (int i = 0; i < QUESTIONNAIRE_LIST_COLUMNS; i++)
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                             NULL);
    worksheet_set_row(sheet, 0, 30, NULL);
    book_put_labels(book, sheet, 0, questionnaire_lists,
                    QUESTIONNAIRE_LIST_COLUMNS);
    for (size_t i = 0; i < book->q->questions.count; i++)
        if (at[i].indicator->type == VALUE_ITEMS)
            row = put_list(book, sheet, row, &at[i]);
    offer_codes(book, sheet, row);
    for (int i = 0; i < ROWS_SPARE; i++)
        put_blank(book, sheet, row + i, 0);
    worksheet_print_area(sheet, 0, 0, (lxw_row_t)(row - 1),
                         QUESTIONNAIRE_LIST_COLUMNS - 1);
    book_print_setup(book, sheet, 0, 0, QUESTIONNAIRE_LIST_COLUMNS);
}
