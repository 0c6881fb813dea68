/* Statistics of an array of doubles, summed in the array's order. */
#ifndef NIANBAO_MODEL_STATISTICS_H
#define NIANBAO_MODEL_STATISTICS_H

#include <stddef.h>

/* For the index and for outliers alone: what is published of figures is exact
 * (decimal.h). The order of the array decides the last digit, so callers keep
 * one: that of the yearbook. */

/* The sum, compensated: its error does not grow with `count`. Source: Neumaier,
 * "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
 * ZAMM 54, 1974. 0 for none. */
double statistics_sum(const double *x, size_t count);
/* sum / count; `count` >= 1. */
double statistics_mean(const double *x, size_t count);
/* The sample's standard deviation, by count - 1; `count` >= 2. */
double statistics_deviation(const double *x, size_t count);
/* Skewness G1, as Excel's SKEW; 0 for less than three values or if all are the
 * same. Source: Joanes and Gill, "Comparing measures of sample skewness and
 * kurtosis", The Statistician 47, 1998. */
double statistics_skewness(const double *x, size_t count);
/* Excess kurtosis G2, as Excel's KURT; 0 for less than four values or if all
 * are the same. Source: as above. */
double statistics_kurtosis(const double *x, size_t count);
/* Puts the values in rising order. */
void statistics_sort(double *x, size_t count);
/* The middle of values in rising order, or the mean of the two; `count` >= 1.
 */
double statistics_median(const double *sorted, size_t count);

#endif
