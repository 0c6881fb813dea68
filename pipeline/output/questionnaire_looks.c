/* Looks, texts and the page of a questionnaire's workbook. */
#include "pipeline/output/questionnaire_parts.h"

/* Excel takes 32,767 characters in a cell, as many bytes are never more; and
 * 409 points in a row. */
enum { TEXT_MOST = 32000, HEIGHT_MOST = 400 };

#define FONT "宋体"

enum {
    GREY = 0x7f7f7f,
    HEAD_FILL = 0xd9e2f3,
    SECTION_FILL = 0xf2f2f2,
    INPUT_FILL = 0xfffbe6,
    WRONG_FILL = 0xf8a5a5,
    DOUBTFUL_FILL = 0xffe08a
};

/* A row of the table of looks. */
static const struct {
    double size;
    lxw_color_t fill;
    unsigned char align;
    bool bold, border, open;
} looks[LOOK_COUNT] = {
    [LOOK_TITLE] = {16, 0, LXW_ALIGN_CENTER, true, false, false},
    [LOOK_LABEL] = {10, 0, LXW_ALIGN_RIGHT, false, false, false},
    [LOOK_FACT] = {10, 0, LXW_ALIGN_LEFT, false, false, false},
    [LOOK_HEAD] = {10, HEAD_FILL, LXW_ALIGN_CENTER, true, true, false},
    [LOOK_SECTION] = {11, SECTION_FILL, LXW_ALIGN_LEFT, true, true, false},
    [LOOK_NAME] = {10, 0, LXW_ALIGN_LEFT, false, true, false},
    [LOOK_CENTRE] = {9, 0, LXW_ALIGN_CENTER, false, true, false},
    [LOOK_LAST] = {10, 0, LXW_ALIGN_RIGHT, false, true, false},
    [LOOK_VALUE] = {11, INPUT_FILL, LXW_ALIGN_RIGHT, false, true, true},
    [LOOK_WORDS] = {10, INPUT_FILL, LXW_ALIGN_LEFT, false, true, true},
    [LOOK_WRONG] = {11, WRONG_FILL, LXW_ALIGN_RIGHT, true, true, true},
    [LOOK_DOUBTFUL] = {11, DOUBTFUL_FILL, LXW_ALIGN_RIGHT, false, true, true},
    [LOOK_NOTE] = {9, 0, LXW_ALIGN_LEFT, false, false, false},
    [LOOK_TOLD] = {10, 0, LXW_ALIGN_LEFT, false, true, false},
    [LOOK_SMALL] = {8, 0, LXW_ALIGN_LEFT, false, false, false},
};

/* Cells to be filled in are text: a spreadsheet then leaves "3-5" and "85%"
 * alone instead of making a date and 0.85 of them. */
static lxw_format *make_look(struct book *book, enum look look)
{
    lxw_format *f = workbook_add_format(book->workbook);
    if (!f)
        return NULL;
    format_set_font_name(f, FONT);
    format_set_font_size(f, looks[look].size);
    format_set_align(f, looks[look].align);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(f);
    format_set_num_format(f, "@");
    if (looks[look].bold)
        format_set_bold(f);
    if (looks[look].border)
        format_set_border(f, LXW_BORDER_THIN);
    if (looks[look].fill)
        format_set_bg_color(f, looks[look].fill);
    if (looks[look].open)
        format_set_unlocked(f);
    return f;
}

static void note_fault(struct book *book, lxw_error fault)
{
    if (fault != LXW_NO_ERROR && book->fault == LXW_NO_ERROR)
        book->fault = fault;
}

bool book_dress(struct book *book)
{
    for (int look = 0; look < LOOK_COUNT; look++) {
        book->looks[look] = make_look(book, (enum look)look);
        if (!book->looks[look])
            return false;
    }
    format_set_indent(book->looks[LOOK_FACT], 1);
    format_set_font_color(book->looks[LOOK_SMALL], GREY);
    format_set_font_color(book->looks[LOOK_LAST], GREY);
    return true;
}

lxw_worksheet *book_sheet(struct book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (!sheet)
        note_fault(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return sheet;
}

char *book_text(struct book *book, struct view text)
{
    static char none[] = "";
    text = utf8_front(text, TEXT_MOST);
    char *p = arena_take(&book->arena, text.n + 1);
    if (p && text.n)
        memcpy(p, text.p, text.n);
    return p ? p : none;
}

const char *book_both(struct book *book, struct view zh, struct view en)
{
    const char *p = arena_format(&book->arena, "%.*s%s%.*s", VIEW_ARG(zh),
                                 zh.n && en.n ? "\n" : "", VIEW_ARG(en))
                        .p;
    return p ? p : "";
}

void book_put(struct book *book, lxw_worksheet *sheet, int row, int column,
              const char *text, enum look look)
{
    lxw_format *f = book->looks[look];
    lxw_row_t r = (lxw_row_t)row;
    lxw_col_t c = (lxw_col_t)column;
    note_fault(book, *text ? worksheet_write_string(sheet, r, c, text, f)
                           : worksheet_write_blank(sheet, r, c, f));
}

/* Lines a text takes; characters beyond ASCII are two wide. */
static int lines_of(struct view text, double width)
{
    double wide = 0;
    while (text.n)
        wide += utf8_next(&text) < 0x80 ? 1 : 2;
    return 1 + (int)(wide / width);
}

static void set_height(lxw_worksheet *sheet, int row, double width,
                       const struct view words[LANGUAGE_COUNT])
{
    enum { LINE = 14, SMALL_LINE = 11, AIR = 4 };
    int zh = lines_of(words[LANGUAGE_ZH], width);
    int en = lines_of(words[LANGUAGE_EN], width * 1.35);
    worksheet_set_row(sheet, (lxw_row_t)row, zh * LINE + en * SMALL_LINE + AIR,
                      NULL);
}

void book_set_height(lxw_worksheet *sheet, int row, double width,
                     struct view text)
{
    enum { LINE = 15 };
    int lines = 0;
    while (text.p)
        lines += lines_of(view_cut(&text, '\n'), width);
    double height = lines * LINE + 4;
    worksheet_set_row(sheet, (lxw_row_t)row,
                      height < HEIGHT_MOST ? height : HEIGHT_MOST, NULL);
}

/* A rich text of two runs; where one is missing the library takes none. */
void book_put_name(struct book *book, lxw_worksheet *sheet, int row, int column,
                   double width, const struct view words[LANGUAGE_COUNT])
{
    enum look look = LOOK_NAME;
    set_height(sheet, row, width, words);
    struct view zh = words[LANGUAGE_ZH], en = words[LANGUAGE_EN];
    if (!zh.n || !en.n || view_equal(zh, en)) {
        book_put(book, sheet, row, column, book_text(book, zh.n ? zh : en),
                 look);
        return;
    }
    struct view line = arena_format(&book->arena, "%.*s\n", VIEW_ARG(zh));
    lxw_rich_string_tuple first = {book->looks[look], book_text(book, line)};
    lxw_rich_string_tuple second = {book->looks[LOOK_SMALL],
                                    book_text(book, en)};
    lxw_rich_string_tuple *both[] = {&first, &second, NULL};
    note_fault(book, worksheet_write_rich_string(sheet, (lxw_row_t)row,
                                                 (lxw_col_t)column, both,
                                                 book->looks[look]));
}

void book_put_labels(struct book *book, lxw_worksheet *sheet, int row,
                     const struct label *labels, int count)
{
    for (int i = 0; i < count; i++)
        book_put(book, sheet, row, i,
                 book_both(book, view_of(labels[i].text[LANGUAGE_ZH]),
                           view_of(labels[i].text[LANGUAGE_EN])),
                 LOOK_HEAD);
}

/* Points a line and characters a line, as they come out on a screen. */
void book_comment(struct book *book, lxw_worksheet *sheet, int row, int column,
                  const char *text)
{
    enum { LINE = 19, WIDTH = 320, LINE_BYTES = 60 };
    lxw_comment_options options = {.width = WIDTH, .author = NULL};
    int lines = 2;
    struct view rest = view_of(text);
    while (rest.p)
        lines += 1 + (int)(view_cut(&rest, '\n').n / LINE_BYTES);
    options.height = (uint16_t)(lines * LINE);
    note_fault(book,
               worksheet_write_comment_opt(sheet, (lxw_row_t)row,
                                           (lxw_col_t)column, text, &options));
}

/* Protected without a password: against slips, not against people. Widths,
 * heights and the order of rows are the clerk's to change. */
void book_print_setup(struct book *book, lxw_worksheet *sheet, int first_head,
                      int last_head, int columns)
{
    enum { A4 = 9 };
    lxw_protection options = {.format_cells = true,
                              .format_columns = true,
                              .format_rows = true,
                              .objects = true};
    worksheet_set_paper(sheet, A4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet, "&C&P / &N");
    note_fault(book, worksheet_repeat_rows(sheet, (lxw_row_t)first_head,
                                           (lxw_row_t)last_head));
    worksheet_freeze_panes(sheet, (lxw_row_t)(last_head + 1), 0);
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                            "A1:XFD1048576");
    worksheet_print_across(sheet);
    (void)columns;
    worksheet_protect(sheet, NULL, &options);
}
