/* A table to be written: headers and rows of cells in one language. */
#ifndef NIANBAO_MODEL_TABLE_H
#define NIANBAO_MODEL_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"
#include "pipeline/model/language.h"

enum cell_kind { CELL_TEXT, CELL_NUMBER, CELL_CODE };

/* `key` is the same in every language: the CSV header, the XML attribute. */
struct table_column {
    struct view key;
    struct view title; /* for people */
    enum cell_kind kind;
};

/* Text is as it is printed: numbers already rounded, never grouped. */
struct table {
    struct view name; /* file name without ending */
    struct view title;
    struct view note; /* legend, sources; empty if none */
    enum language language;
    bool synthetic;       /* some figure in it is */
    struct array columns; /* struct table_column */
    struct array cells;   /* struct view, row by row */
    struct arena *arena;
};

/* An empty table in `arena`; NULL when it failed. */
struct table *table_new(struct arena *arena, enum language language,
                        struct view name, struct view title);
/* One more column at the right; all of them before the first cell. Memory that
 * is out shows in the arena alone, here and below. */
void table_column(struct table *table, struct view key, struct view title,
                  enum cell_kind kind);
/* The next cell; the caller adds as many a row as there are columns. The text
 * must live as long as the table. */
void table_cell(struct table *table, struct view text);
/* How many rows were begun; 0 without columns. */
size_t table_rows(const struct table *table);
/* The cell's text; {NULL, 0} outside the table and for what is lacking in the
 * last row. */
struct view table_at(const struct table *table, size_t row, size_t column);

#endif
