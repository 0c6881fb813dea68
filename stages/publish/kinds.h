/* The kinds of tables there are: where their rows come from and which columns
 * they can show. Each kind is one file with one symbol. */
#ifndef NIANBAO_STAGES_PUBLISH_KINDS_H
#define NIANBAO_STAGES_PUBLISH_KINDS_H

#include "pipeline/model/composite_result.h"
#include "stages/publish/layout.h"
#include "stages/publish/printing.h"

struct standing;

/* A place in a composite index: one area's score of one node of the tree, and
 * what it is told against. */
struct composite_cell {
    const struct composite_result *result;
    size_t area, node;
    size_t other;                      /* area or node */
    const struct composite_tale *tale; /* of a robustness table */
};

/* What the columns of one row are printed from. A kind sets what its own
 * columns read, and `figure` if it is `of_figures`; the rest stays zero, so a
 * column may read only what every kind that lists it sets. */
struct row {
    const struct figure *figure;
    const struct item *item;
    const struct finding *finding;
    const struct statement_result *result;
    const struct standing *standing;
    const struct composite_cell *cell;
    const struct verdict_line *verdict;
    const struct decimal *least, *most;
    struct view code, name; /* of a matrix's area or group */
};

/* A column that tables.xml may name by `key`. The keys are the XML output's
 * attributes too: renaming one breaks whoever reads it. The last of an array
 * has a NULL key. */
struct column_kind {
    const char *key;
    enum cell_kind cell;
    struct view (*print)(struct printing *p, const struct row *row);
};

/* `fill` writes every row; the layout's own columns are in the table when it is
 * called. A list prints just those, through row_print; a matrix adds columns
 * behind them and a cell for each of these to every row. */
struct kind {
    const char *name;
    const struct column_kind *columns;
    bool of_figures; /* rows have a figure: figure_columns can be shown too */
    enum status (*fill)(struct printing *p, const struct layout *layout,
                        struct err *err);
};

extern const struct kind comparison_kind, districts_kind, ranking_kind,
    wide_kind, series_kind, standards_kind, bulletin_kind, honours_kind,
    findings_kind, status_kind, index_kind, index_groups_kind, robustness_kind,
    quality_kind, validation_kind;

/* Every kind, NULL-terminated: a new one is a file and a line here. */
extern const struct kind *const kinds[];

/* The columns about a figure, shared by several kinds. */
extern const struct column_kind figure_columns[];

/* Adds the layout's columns to an empty table, in the layout's order. */
void printing_columns(struct printing *p, const struct layout *layout);

/* Adds the last column of a matrix: the flags of a whole row in words. A list
 * has its own "flags", a matrix no room for one beside each cell. */
void printing_flags_column(struct printing *p);

/* Adds the cells of the layout's columns for one row, no others. */
void row_print(struct printing *p, const struct layout *layout,
               const struct row *row);

/* All figures in print order: indicator, area, period. NULL and 0 when memory
 * is out; the run's arena, whose they are, knows. */
struct figure **printing_figures(struct printing *p, size_t *count);

/* Whether figures of an area belong in a list. */
typedef bool area_test(const struct area *area);

/* Prints a row for each figure of a single year up to that of report whose area
 * passes. Later years are what somebody sent ahead of time: they wait for their
 * own release. */
void each_figure(struct printing *p, const struct layout *layout,
                 area_test *wanted);

#endif
