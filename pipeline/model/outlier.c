/* Hidiroglou-Berthelot, modified z, sigma gap: numbers in, limits out. */
#include "pipeline/model/outlier.h"

#include <math.h>
#include <stdlib.h>

/* Not the difference, which may overflow; NaN is never given. */
static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void sort(double *numbers, size_t count)
{
    if (count > 1)
        qsort(numbers, count, sizeof *numbers, by_size);
}

double outlier_quantile(const double *sorted, size_t count, double p)
{
    double place = (double)(count - 1) * p;
    size_t below = (size_t)place;
    double part = place - (double)below;
    if (below + 1 >= count)
        return sorted[count - 1];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

double outlier_median(double *numbers, size_t count)
{
    sort(numbers, count);
    return outlier_quantile(numbers, count, 0.5);
}

double outlier_mad(double *numbers, size_t count, double *median)
{
    *median = outlier_median(numbers, count);
    for (size_t i = 0; i < count; i++)
        numbers[i] = fabs(numbers[i] - *median);
    return outlier_median(numbers, count);
}

double outlier_z(double x, double median, double mad)
{
    if (mad > 0)
        return 0.6745 * (x - median) / mad;
    return x == median ? 0 : copysign(INFINITY, x - median);
}

double outlier_hb_effect(double now, double before, double ratio, double u)
{
    double r = now / before;
    double s = r < ratio ? 1 - ratio / r : r / ratio - 1;
    return s * pow(fmax(now, before), u);
}

/* Half or more that stand still would draw every quartile to their own ratio,
 * and whoever moved at all would be an outlier. */
static bool mostly_still(const double *now, const double *before, size_t count)
{
    size_t still = 0;
    for (size_t i = 0; i < count; i++)
        still += now[i] == before[i];
    return 2 * still >= count;
}

static size_t ratios(const double *now, const double *before, size_t count,
                     bool changed_only, double *out)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!changed_only || now[i] != before[i])
            out[n++] = now[i] / before[i];
    return n;
}

static size_t effects(const double *now, const double *before, size_t count,
                      const struct outlier_hb_fit *fit, double u, double *out)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!fit->changed_only || now[i] != before[i])
            out[n++] = outlier_hb_effect(now[i], before[i], fit->ratio, u);
    sort(out, n);
    return n;
}

/* Quartiles that all are 0 leave nothing to measure by. */
static void set_limits(struct outlier_hb_fit *fit, const double *sorted,
                       size_t count, struct outlier_hb k)
{
    double q1 = outlier_quantile(sorted, count, 0.25);
    double middle = outlier_quantile(sorted, count, 0.5);
    double q3 = outlier_quantile(sorted, count, 0.75);
    double least = middle == 0 ? k.a : fabs(k.a * middle);
    fit->testable = q1 != 0 || middle != 0 || q3 != 0;
    fit->low = middle - k.c * fmax(middle - q1, least);
    fit->high = middle + k.c * fmax(q3 - middle, least);
}

struct outlier_hb_fit outlier_hb_fit(const double *now, const double *before,
                                     size_t count, struct outlier_hb constants,
                                     size_t least, double *scratch)
{
    struct outlier_hb_fit fit = {.changed_only =
                                     mostly_still(now, before, count)};
    size_t n = ratios(now, before, count, fit.changed_only, scratch);
    if (!n || n < least)
        return fit;
    fit.ratio = outlier_median(scratch, n);
    n = effects(now, before, count, &fit, constants.u, scratch);
    set_limits(&fit, scratch, n, constants);
    return fit;
}

/* From E = s * m with m = size^U: below the median ratio s = 1 - r_M / r gives
 * r = r_M * m / (m - E), above it r = r_M * (E + m) / m; a limit may lie on
 * either side of it. */
static double ratio_at(double effect, double m, double ratio)
{
    return effect < 0 ? ratio * m / (m - effect) : ratio * (m + effect) / m;
}

struct outlier_bounds outlier_hb_ratios(const struct outlier_hb_fit *fit,
                                        double size, double u)
{
    double m = pow(size, u);
    return (struct outlier_bounds){ratio_at(fit->low, m, fit->ratio),
                                   ratio_at(fit->high, m, fit->ratio)};
}

struct outlier_bounds outlier_gap(const double *sorted, size_t count,
                                  double spread, double beta, double from)
{
    struct outlier_bounds bounds = {-INFINITY, INFINITY};
    size_t first = (size_t)((double)(count - 1) * from);
    for (size_t i = first; i + 1 < count && isinf(bounds.high); i++)
        if (sorted[i + 1] - sorted[i] > beta * spread)
            bounds.high = sorted[i + 1];
    for (size_t i = count - 1 - first; i > 0 && isinf(bounds.low); i--)
        if (sorted[i] - sorted[i - 1] > beta * spread)
            bounds.low = sorted[i - 1];
    return bounds;
}
