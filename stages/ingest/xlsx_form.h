/* From the rows of a workbook's sheets to a submission made of words. */
#ifndef NIANBAO_STAGES_INGEST_XLSX_FORM_H
#define NIANBAO_STAGES_INGEST_XLSX_FORM_H

#include "pipeline/model/questionnaire.h"
#include "stages/ingest/xlsx_sheet.h"

/* What a sheet turned out to be. */
enum form_sheet { FORM_UNKNOWN, FORM_HIDDEN, FORM_VALUES, FORM_LISTS };

/* The longer of the two lists of columns. */
enum { FORM_COLUMNS = QUESTIONNAIRE_COLUMNS };

/* The named things of one indicator, gathered over rows. */
struct form_list {
    struct view code;
    struct array items; /* struct item */
    struct place place; /* of the first */
};

/* One questionnaire being read. Everything kept lives in the submission's
 * arena. */
struct form_reading {
    struct flow *flow;
    const struct catalogue *catalogue; /* NULL: names are not compared */
    struct submission *s;
    struct array codes; /* struct view, of the sheets of values */
    struct array lists; /* struct form_list */
    size_t parts;       /* rows with something in them */
    bool marked, valued;

    /* of the sheet at hand */
    const struct worksheet *sheet;
    enum form_sheet kind;
    int columns[FORM_COLUMNS]; /* where each label stands; -1 nowhere */
    struct array rows;         /* long: numbers of rows with a code */
};

/* A sheet begins. */
void form_sheet_begin(struct form_reading *f, const struct worksheet *sheet);

/* Its rows and merges; `self` is the form_reading. STATUS_REJECT
 * "ingest.book-layout", "-head" or "-large". */
enum status form_row(void *self, const struct row *row, struct err *err);
enum status form_merge(void *self, const struct merge *merge, struct err *err);

/* After the last sheet: lists go to their observations. STATUS_REJECT
 * "ingest.book-foreign" or "-head" if there was no questionnaire. */
enum status form_end(struct form_reading *f, struct err *err);

/* Shared by the files that read rows: the cell under a label, empty if there is
 * none; where it stands; a finding about it that is placed there. `code` is the
 * indicator's, or empty. */
const struct cell *form_cell(const struct form_reading *f,
                             const struct row *row, int label);
struct place form_place(const struct form_reading *f, long row, int column);
struct finding *form_tell(struct form_reading *f, const char *message,
                          enum severity severity, const struct place *place,
                          struct view code);
/* Counts one more row that has something in it. */
enum status form_count(struct form_reading *f, struct err *err);

/* A row of the sheet of values, of lists; signatures below the former. */
enum status form_value_row(struct form_reading *f, const struct row *row,
                           struct err *err);
enum status form_list_row(struct form_reading *f, const struct row *row,
                          struct err *err);
bool form_signature_row(struct form_reading *f, const struct row *row);

/* Gives each list to the value row that asks for it. */
enum status form_place_lists(struct form_reading *f, struct err *err);

/* Whether there is nothing in a cell; the place of the cell under a label; the
 * message for a cell that its program could not work out, or NULL; a finding
 * for a row that has something under `label` and no code. */
bool form_blank(const struct cell *cell);
struct place form_place_of(const struct form_reading *f, const struct row *row,
                           int label);
const char *form_wrong(const struct cell *cell);
enum status form_codeless(struct form_reading *f, const struct row *row,
                          int label, struct err *err);

/* The first part of "CODE@AREA"; *area the second, or empty. */
struct view form_code(struct view code, struct view *area);

/* A new observation of `code`; NULL when memory is out. */
struct observation *form_observation(struct form_reading *f, struct view code,
                                     const struct place *place);

#endif
