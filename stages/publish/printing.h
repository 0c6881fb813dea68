/* What every table is printed with: the run, a language, and how a value, its
 * flags and its period read. */
#ifndef NIANBAO_STAGES_PUBLISH_PRINTING_H
#define NIANBAO_STAGES_PUBLISH_PRINTING_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/table.h"

/* One table on its way. Views made here live in the run's arena. */
struct printing {
    struct run *run;
    enum language language;
    struct table *table;
};

/* A number with so many places, rounded once by the survey's rule. */
struct view print_number(const struct printing *p, struct decimal number,
                         int places);
/* A quantity as print_number, blank when it is not known. */
struct view print_quantity(const struct printing *p, const struct quantity *q,
                           int places);
struct view print_integer(const struct printing *p, long number);
/* A figure's value as the indicator says: a number, a grade's name, words; the
 * sign for a kind of missing where `shown`, else blank. */
struct view print_figure(const struct printing *p, const struct figure *figure,
                         bool shown);
/* The flags in words, joined by "; ". Marks the table synthetic if one is. */
struct view print_flags(struct printing *p, uint32_t flags);
/* As written, or as its last day where `at_end`. */
struct view print_period(const struct printing *p, struct period period,
                         bool at_end);
/* The measure's name, empty for none. */
struct view print_measure(const struct printing *p,
                          const struct measure *measure);

#endif
