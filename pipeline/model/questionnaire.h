/* What a unit is asked on one form for one year, and what it answered: one
 * layout for who writes the form, reads it back, or returns it. */
#ifndef NIANBAO_MODEL_QUESTIONNAIRE_H
#define NIANBAO_MODEL_QUESTIONNAIRE_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/submission.h"

/* The first cell of the hidden sheet; the number is the layout's version. */
#define QUESTIONNAIRE_MARK "urn:nianbao:questionnaire:1"
/* Between an indicator's code and the area it is asked about. */
#define QUESTIONNAIRE_ABOUT '@'

/* Columns of the sheet of values, in their order. A reader finds them by their
 * labels, for people move columns. */
enum questionnaire_column {
    QUESTIONNAIRE_NAME,
    QUESTIONNAIRE_MEASURE,
    QUESTIONNAIRE_CODE,
    QUESTIONNAIRE_VALUE,
    QUESTIONNAIRE_LAST,
    QUESTIONNAIRE_REMARK,
    QUESTIONNAIRE_EDIT,
    QUESTIONNAIRE_COLUMNS
};

/* Columns of the sheet of lists: a row for each named thing. */
enum questionnaire_list {
    QUESTIONNAIRE_LIST_CODE,
    QUESTIONNAIRE_LIST_OF,
    QUESTIONNAIRE_LIST_NAME,
    QUESTIONNAIRE_LIST_BY,
    QUESTIONNAIRE_LIST_LEVEL,
    QUESTIONNAIRE_LIST_ON,
    QUESTIONNAIRE_LIST_COLUMNS
};

/* Who signs, and when. */
enum questionnaire_head {
    QUESTIONNAIRE_CHIEF,
    QUESTIONNAIRE_STATISTICIAN,
    QUESTIONNAIRE_FILLED_BY,
    QUESTIONNAIRE_PHONE,
    QUESTIONNAIRE_PREPARED,
    QUESTIONNAIRE_HEADS
};

/* What the hidden sheet tells: a key and a value in each row. */
enum questionnaire_key {
    QUESTIONNAIRE_UNIT,
    QUESTIONNAIRE_PERIOD,
    QUESTIONNAIRE_FORM,
    QUESTIONNAIRE_KEYS
};

/* A word in both languages; in a cell they stand in two lines. */
struct label {
    const char *text[LANGUAGE_COUNT];
};

/* What stands below the labels of columns, as statistical forms have it: stub
 * columns by the heavenly stems, data columns by digits. */
extern const char *const questionnaire_numbers[QUESTIONNAIRE_COLUMNS];
extern const struct label questionnaire_columns[QUESTIONNAIRE_COLUMNS];
extern const struct label questionnaire_lists[QUESTIONNAIRE_LIST_COLUMNS];
extern const struct label questionnaire_heads[QUESTIONNAIRE_HEADS];
/* Beside the unit's name, which an organization that is not listed gives. */
extern const struct label questionnaire_reporter;
extern const char *const questionnaire_keys[QUESTIONNAIRE_KEYS];

/* The index of the label that `cell` shows: its first line in Chinese, or all
 * of it in English, blanks left out; -1 if it is none of the `count`. */
int label_find(const struct label *labels, int count, struct view cell);

/* One row. The second part is empty in a blank form. */
struct question {
    const struct indicator *indicator;
    const struct area *area; /* NULL: what the unit speaks about by itself */
    struct view code;        /* the indicator's, "@" and the area's behind it */
    bool control;            /* compared with what others count, never added */

    struct view last;  /* year's, as text */
    struct view value; /* as read */
    struct view remark, edit;
    const struct item *items;
    size_t item_count;
    struct view note;       /* what is wrong with it, in both languages */
    enum severity severity; /* of the worst in `note` */
};

/* One thing that is wrong, for the list of them. */
struct complaint {
    struct view place;                 /* in the workbook as it was sent */
    const struct indicator *indicator; /* NULL: the return as a whole */
    enum severity severity;
    struct view text[LANGUAGE_COUNT]; /* with the remedy */
};

/* Everything in it lives in the arena it was made in, or in the catalogue. */
struct questionnaire {
    const struct catalogue *catalogue;
    const struct form *form;
    const struct calendar_entry *calendar; /* NULL if the form has none */
    struct unit unit;
    int year;
    struct view name;       /* of a unit that is not listed, as it says */
    struct array questions; /* struct question, by section */
    bool lists;             /* one of them counts named things */
    struct view head[QUESTIONNAIRE_HEADS];
    struct view verdict;     /* of a returned one, in both languages */
    struct array complaints; /* struct complaint, in the order of print */
};

/* The blank form: every indicator of it that the unit counts or controls in
 * that year. `unit` must outlive it. FAULT_USAGE if that is none, or the form
 * is not known. */
enum status questionnaire_make(struct questionnaire *q,
                               const struct catalogue *catalogue,
                               const struct unit *unit, struct view form,
                               int year, struct arena *arena, struct err *err);

/* The question with that code; NULL if there is none. */
struct question *questionnaire_find(const struct questionnaire *q,
                                    struct view code);

/* Whether the unit owes returns of that year. */
bool questionnaire_owed(const struct unit *unit, int year);

/* The name of the form's file without its ending, good for any file system:
 * "440103_荔湾区_2021年_民政部门年报". In `arena`. */
struct view questionnaire_file(const struct questionnaire *q,
                               struct arena *arena);

#endif
