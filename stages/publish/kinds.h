/* The kinds of tables there are: where their rows come from and which columns
 * they can show. Each kind is one file with one symbol. */
#ifndef NIANBAO_STAGES_PUBLISH_KINDS_H
#define NIANBAO_STAGES_PUBLISH_KINDS_H

#include "stages/publish/layout.h"
#include "stages/publish/printing.h"

/* A row of a list: what its columns are printed from. A kind sets what it has;
 * the rest is NULL. */
struct row {
    const struct figure *figure;
    const struct figure *other; /* beside it: the root's, the base year's */
    const struct item *item;
    const struct finding *finding;
    const struct statement_result *result;
    const struct decimal *least, *most;
    struct view words;
};

/* The last of an array has a NULL key. */
struct column_kind {
    const char *key;
    enum cell_kind cell;
    struct view (*print)(struct printing *p, const struct row *row);
};

/* `fill` writes the whole table: lists go row by row through row_print, a
 * matrix adds columns of its own. */
struct kind {
    const char *name;
    const struct column_kind *columns;
    bool of_figures; /* rows have a figure: figure_columns can be shown too */
    enum status (*fill)(struct printing *p, const struct layout *layout,
                        struct err *err);
};

extern const struct kind comparison_kind, districts_kind, ranking_kind,
    wide_kind, series_kind, standards_kind, bulletin_kind, honours_kind,
    findings_kind;

/* NULL-terminated. */
extern const struct kind *const kinds[];

/* Prints the layout's columns for one row. */
void row_print(struct printing *p, const struct layout *layout,
               const struct row *row);

/* The columns about a figure, shared by several kinds. */
extern const struct column_kind figure_columns[];

/* All figures in print order: indicator, area, period. */
struct figure **printing_figures(struct printing *p, size_t *count);

/* Calls `visit` for each figure of a year up to that of report whose
 * indicator has values to compare and whose area passes. */
typedef bool area_test(const struct area *area);
enum status each_figure(struct printing *p, const struct layout *layout,
                        area_test *wanted);

#endif
