/* Reading lists that staff edit in a spreadsheet (RFC 4180, UTF-8, BOM or
 * not, LF or CRLF), a header line first. */
#ifndef NIANBAO_BASE_CSV_H
#define NIANBAO_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* Thrice what the widest list of ours has: rows need no allocation. */
enum { CSV_COLUMNS_MAX = 64 };

/* A file being read; `text` must outlive it. */
struct csv {
    const char *file; /* for messages */
    struct arena *arena;
    struct view rest;
    long line; /* of the row last read */
    long next_line;
    size_t columns;
    struct view header[CSV_COLUMNS_MAX];
    struct view cells[CSV_COLUMNS_MAX];
};

/* Reads the header. `known` lists the columns that may occur, NULL-terminated;
 * a name ending in '*' is a prefix; a name beginning with '!' is obligatory.
 * A repeated, unknown or missing column is FAULT_CONFIG with its line. */
enum status csv_open(struct csv *csv, const char *file, struct view text,
                     const char *const *known, struct arena *arena,
                     struct err *err);

/* The next row that is not blank. STATUS_END after the last; a row with a
 * wrong number of cells or a broken quotation is FAULT_CONFIG. Cells are
 * trimmed and live as long as the arena. */
enum status csv_row(struct csv *csv, struct err *err);

/* The cell under `column`; empty when there is no such column. {NULL, 0} then;
 * a cell that is there and empty has a `p`. */
struct view csv_get(const struct csv *csv, const char *column);

/* FAULT_CONFIG at the row last read, with `what` formatted. */
enum status csv_fault(const struct csv *csv, struct err *err,
                      const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
