/* Statistics of an array of doubles, summed in the array's order. */
#include "pipeline/model/statistics.h"

#include <math.h>
#include <stdlib.h>

/* What is lost of the smaller of two is kept and added at the end. */
struct sum {
    double total, lost;
};

static void add(struct sum *sum, double x)
{
    double total = sum->total + x;

    if (fabs(sum->total) >= fabs(x))
        sum->lost += (sum->total - total) + x;
    else
        sum->lost += (x - total) + sum->total;
    sum->total = total;
}

double statistics_sum(const double *x, size_t count)
{
    struct sum sum = {0, 0};

    for (size_t i = 0; i < count; i++)
        add(&sum, x[i]);
    return sum.total + sum.lost;
}

double statistics_mean(const double *x, size_t count)
{
    return statistics_sum(x, count) / (double)count;
}

/* The mean of the deviations from the mean, each to the power of `order`. */
static double moment(const double *x, size_t count, int order)
{
    double mean = statistics_mean(x, count);
    struct sum sum = {0, 0};

    for (size_t i = 0; i < count; i++) {
        double deviation = x[i] - mean, power = 1;
        for (int k = 0; k < order; k++)
            power *= deviation;
        add(&sum, power);
    }
    return (sum.total + sum.lost) / (double)count;
}

double statistics_deviation(const double *x, size_t count)
{
    double n = (double)count;

    return sqrt(moment(x, count, 2) * n / (n - 1));
}

double statistics_skewness(const double *x, size_t count)
{
    double n = (double)count;
    double m2 = count < 3 ? 0 : moment(x, count, 2);

    if (m2 <= 0)
        return 0;
    double g1 = moment(x, count, 3) / (m2 * sqrt(m2));
    return g1 * sqrt(n * (n - 1)) / (n - 2);
}

double statistics_kurtosis(const double *x, size_t count)
{
    double n = (double)count;
    double m2 = count < 4 ? 0 : moment(x, count, 2);

    if (m2 <= 0)
        return 0;
    double g2 = moment(x, count, 4) / (m2 * m2) - 3;
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

void statistics_sort(double *x, size_t count)
{
    if (count)
        qsort(x, count, sizeof *x, compare);
}

double statistics_median(const double *sorted, size_t count)
{
    size_t middle = count / 2;

    if (count % 2)
        return sorted[middle];
    return (sorted[middle - 1] + sorted[middle]) / 2;
}
