/* What the sheets of a questionnaire's workbook have in common. */
#ifndef NIANBAO_OUTPUT_QUESTIONNAIRE_PARTS_H
#define NIANBAO_OUTPUT_QUESTIONNAIRE_PARTS_H

#include <xlsxwriter.h>

#include "pipeline/model/questionnaire.h"

/* Title and facts, above the labels of columns. */
enum { BOOK_HEAD_ROWS = 5 };

enum look {
    LOOK_TITLE,
    LOOK_LABEL, /* at the head and beside signatures */
    LOOK_FACT,  /* what stands beside them and is not to be changed */
    LOOK_HEAD,  /* of columns */
    LOOK_SECTION,
    LOOK_NAME,
    LOOK_CENTRE, /* measures, codes */
    LOOK_LAST,
    LOOK_VALUE, /* to be filled in */
    LOOK_WORDS, /* the same for free text */
    LOOK_WRONG,
    LOOK_DOUBTFUL,
    LOOK_NOTE,
    LOOK_TOLD,  /* in the list of what is wrong */
    LOOK_SMALL, /* English beside Chinese */
    LOOK_COUNT
};

/* One workbook on its way; texts are copied into `arena`, for the library wants
 * them terminated. */
struct book {
    const struct questionnaire *q;
    lxw_workbook *workbook;
    lxw_format *looks[LOOK_COUNT];
    struct arena arena;
    lxw_error fault; /* the first */
};

/* Makes the looks; false when memory is out. */
bool book_dress(struct book *book);
/* A new sheet; NULL, and the book has failed, when memory is out. */
lxw_worksheet *book_sheet(struct book *book, const char *name);

/* `text` terminated, cut to what a cell takes; in the book's arena. Not const,
 * for the library's own structs are not. */
char *book_text(struct book *book, struct view text);
/* Chinese, a line break, English. */
const char *book_both(struct book *book, struct view zh, struct view en);

/* A cell of text, never a formula. */
void book_put(struct book *book, lxw_worksheet *sheet, int row, int column,
              const char *text, enum look look);
/* A name: Chinese with the English small below it. The row gets the height that
 * a column `width` characters wide needs for it; programs do not measure texts
 * of two sizes themselves. */
void book_put_name(struct book *book, lxw_worksheet *sheet, int row, int column,
                   double width, const struct view words[LANGUAGE_COUNT]);
/* The row gets the height that a column of that width needs for the text. */
void book_set_height(lxw_worksheet *sheet, int row, double width,
                     struct view text);
/* A row's labels. */
void book_put_labels(struct book *book, lxw_worksheet *sheet, int row,
                     const struct label *labels, int count);
/* A comment with room for its text. */
void book_comment(struct book *book, lxw_worksheet *sheet, int row, int column,
                  const char *text);

/* A4, one page wide, heads repeated, only cells to be filled in unlocked. */
void book_print_setup(struct book *book, lxw_worksheet *sheet, int first_head,
                      int last_head, int columns);

/* Title and facts of the sheet of values. */
void book_head(struct book *book, lxw_worksheet *sheet);

/* The sheets; the first is what is wrong with a returned one. */
void book_complaints(struct book *book);
void book_values(struct book *book);
void book_lists(struct book *book);
void book_hidden(struct book *book);

#endif
