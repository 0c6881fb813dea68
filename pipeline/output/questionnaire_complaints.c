/* The first sheet of a returned workbook: what is wrong, and how to mend it. */
#include "pipeline/output/questionnaire_parts.h"

enum complaint_column { PLACE, ABOUT, SEVERITY, ZH, EN, COLUMNS };

static const double widths[COLUMNS] = {18, 30, 12, 48, 52};

static const struct label labels[COLUMNS] = {
    [PLACE] = {{"位置", "Where"}},
    [ABOUT] = {{"指标名称", "Indicator"}},
    [SEVERITY] = {{"程度", "Severity"}},
    [ZH] = {{"问题与改法", "(Chinese)"}},
    [EN] = {{"What is wrong", "and how to mend it"}},
};

static const struct label severities[] = {
    [SEVERITY_INFORMATION] = {{"告知", "information"}},
    [SEVERITY_WARNING] = {{"请核对", "warning"}},
    [SEVERITY_ERROR] = {{"不采用该值", "error"}},
    [SEVERITY_FATAL] = {{"退回", "fatal"}},
};

static void put_complaint(struct book *book, lxw_worksheet *sheet, int row,
                          const struct complaint *c)
{
    const struct label *severity = &severities[c->severity];
    struct view zh = c->text[LANGUAGE_ZH], en = c->text[LANGUAGE_EN];
    book_put(book, sheet, row, PLACE, book_text(book, c->place), LOOK_TOLD);
    if (c->indicator)
        book_put_name(book, sheet, row, ABOUT, widths[ABOUT],
                      c->indicator->name);
    else
        book_put(book, sheet, row, ABOUT, "", LOOK_TOLD);
    book_put(book, sheet, row, SEVERITY,
             book_both(book, view_of(severity->text[LANGUAGE_ZH]),
                       view_of(severity->text[LANGUAGE_EN])),
             LOOK_TOLD);
    book_put(book, sheet, row, ZH, book_text(book, zh), LOOK_TOLD);
    book_put(book, sheet, row, EN, book_text(book, en), LOOK_TOLD);
    book_set_height(sheet, row, widths[EN], zh.n > en.n ? zh : en);
}

void book_complaints(struct book *book)
{
    lxw_worksheet *sheet = book_sheet(book, "退回说明");
    const struct complaint *at = book->q->complaints.at;
    if (!sheet)
        return;
    worksheet_set_row(sheet, 0, 48, NULL);
    worksheet_merge_range(sheet, 0, 0, 0, COLUMNS - 1,
                          book_text(book, book->q->verdict),
                          book->looks[LOOK_TITLE]);
    for (int i = 0; i < COLUMNS; i++)
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                             NULL);
    worksheet_set_row(sheet, 1, 30, NULL);
    book_put_labels(book, sheet, 1, labels, COLUMNS);
    for (size_t i = 0; i < book->q->complaints.count; i++)
        put_complaint(book, sheet, (int)i + 2, &at[i]);
    book_print_setup(book, sheet, 1, 1, COLUMNS);
}
