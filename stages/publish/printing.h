/* What every table is printed with: the run, a language, and how a value, its
 * flags and its period read. */
#ifndef NIANBAO_STAGES_PUBLISH_PRINTING_H
#define NIANBAO_STAGES_PUBLISH_PRINTING_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/table.h"

/* One table on its way. Views made here live in the table's arena, or in the
 * catalogue, which outlives it. Memory that is out gives empty views and
 * shows in the arena alone, which whoever writes the table asks once. */
struct printing {
    struct run *run;
    struct arena *arena; /* the table's; gone when it is written */
    enum language language;
    struct table *table;
};

/* A number with so many places after the point, rounded by the survey's rule;
 * -1: as many as it has. What is given must be exact: beside this one only
 * sentence.c rounds, in base measures, and prints with -1, so that nothing is
 * ever rounded twice. */
struct view print_number(const struct printing *p, struct decimal number,
                         int places);
/* A quantity as print_number, blank when it is not known: never 0, which would
 * be a value. */
struct view print_quantity(const struct printing *p, const struct quantity *q,
                           int places);
/* A whole number: a rank, a count, a year; never grouped. */
struct view print_integer(const struct printing *p, long number);
/* A figure's value as the indicator says: a number with its decimals, a grade's
 * name, words. Without one: the sign for its kind of missing where `shown`,
 * else blank. `shown` is for tables that people read; in the long tables a
 * column of values holds values alone and the flags say why there is none. */
struct view print_figure(const struct printing *p, const struct figure *figure,
                         bool shown);
/* The flags in words, joined by "; ". Marks the table synthetic if one is: so
 * every flag of a value shown must pass through here. */
struct view print_flags(struct printing *p, uint32_t flags);
/* As it is written in submissions, "2021" or "2017/2021"; where `at_end` its
 * last day, as a stock is dated. */
struct view print_period(const struct printing *p, struct period period,
                         bool at_end);
/* The measure's name in the table's language, empty for none. */
struct view print_measure(const struct printing *p,
                          const struct measure *measure);
/* A severity's name in the table's language. */
struct view print_severity(const struct printing *p, enum severity severity);
/* What was built in `text`, which is released. A text that ran out of memory
 * fails the arena, for a cell that is cut off looks like a whole one. */
struct view print_built(const struct printing *p, struct buf *text);

#endif
