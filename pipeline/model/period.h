/* The time a value speaks about. */
#ifndef NIANBAO_MODEL_PERIOD_H
#define NIANBAO_MODEL_PERIOD_H

#include <stdbool.h>

#include "pipeline/base/text.h"

/* The order is period_compare's last word but one, and the packed record's
 * numbers: new ones go to the end. */
enum period_kind {
    PERIOD_NONE,
    PERIOD_YEAR,
    PERIOD_HALF,
    PERIOD_QUARTER,
    PERIOD_MONTH,
    PERIOD_SPAN /* whole years, first and last included */
};

/* The years a survey may speak about: four digits each, so that printed years
 * sort as they run, and no slip of the keyboard passes for a year. */
enum { PERIOD_TEXT = 24, PERIOD_YEAR_FIRST = 1900, PERIOD_YEAR_LAST = 2199 };

/* `part` counts from 1 within the year; `last` is `year` but for a span. A
 * stock's period is the calendar period at whose end it stands. */
struct period {
    enum period_kind kind;
    int year;
    int last;
    int part;
};

/* The whole year. */
struct period period_year(int year);
/* A span, or the year if both are the same. `first` must not be after `last`.
 */
struct period period_span(int first, int last);

/* "2021", "2021-H1", "2021-Q4", "2021-03", "2017/2021"; also a whole day that
 * ends a year ("2021-12-31" is 2021). False if it is none of these or a year
 * is not within 1900..2199, or a span runs backwards. */
bool period_parse(struct view text, struct period *out);

/* As parsed. Returns the length. */
size_t period_print(struct period period, char text[PERIOD_TEXT]);

/* The last day, "2021-12-31": how a stock's period is printed. Of a span its
 * last year's; nothing for PERIOD_NONE. */
size_t period_print_end(struct period period, char text[PERIOD_TEXT]);

/* By first year, then last, kind, part: total. */
int period_compare(struct period a, struct period b);
/* Whether they are the same in every member: a year is not the span of its
 * months. */
bool period_equal(struct period a, struct period b);
/* Whether `year` is within PERIOD_YEAR_FIRST..PERIOD_YEAR_LAST. */
bool period_year_valid(int year);
/* The days of a month, 1..12, in the (proleptic) Gregorian calendar. */
int period_month_days(int year, int month);
/* The same kind of period `years` later. No year is checked: the caller may
 * look back beyond 1900. */
struct period period_shift(struct period period, int years);

#endif
