/* Outliers among numbers: functions of arrays of doubles, which are made for
 * statistics alone. None depends on the order it is given. */
#ifndef NIANBAO_MODEL_OUTLIER_H
#define NIANBAO_MODEL_OUTLIER_H

#include <stdbool.h>
#include <stddef.h>

/* The p-quantile (0..1) of `count` numbers in rising order, R's type 7: linear
 * between the order statistics around (count - 1) * p. `count` is not 0.
 * Source: Hyndman and Fan, Sample quantiles in statistical packages, 1996. */
double outlier_quantile(const double *sorted, size_t count, double p);

/* The median of numbers in any order. Sorts them. */
double outlier_median(double *numbers, size_t count);

/* The median of the absolute deviations from the median, not scaled. `numbers`
 * is sorted and then holds the deviations, sorted. */
double outlier_mad(double *numbers, size_t count, double *median);

/* What Hidiroglou and Berthelot's ratio edit takes: exponent, share of the
 * median, multiplier. */
struct outlier_hb {
    double u, a, c;
};

/* The limits for one unit, as ratios of now to before. */
struct outlier_bounds {
    double low, high;
};

/* The middle of all it was given, from which limits follow for each. */
struct outlier_hb_fit {
    double ratio;      /* the median ratio r_M */
    double low, high;  /* limits of the effect E */
    bool changed_only; /* half or more stood still and were left out */
    bool testable;     /* false: too few, or no spread at all */
};

/* Fits to pairs of positive numbers. r_i = now / before; s_i = 1 - r_M / r_i
 * below the median ratio, else r_i / r_M - 1; E_i = s_i * max(now, before)^U;
 * limits E_M - C * max(E_M - E_Q1, |A * E_M|) and E_M + C * max(E_Q3 - E_M,
 * |A * E_M|); where E_M is 0 A itself stands for |A * E_M|. If half of the
 * pairs or more did not change, the others alone are fitted and tested.
 * `scratch` has room for 2 * count. Fewer than `least` pairs are not tested.
 * Source: Hidiroglou and Berthelot, Statistical editing and imputation for
 * periodic business surveys, Survey Methodology 12, 1986. */
struct outlier_hb_fit outlier_hb_fit(const double *now, const double *before,
                                     size_t count, struct outlier_hb constants,
                                     size_t least, double *scratch);

/* The effect E of one pair. */
double outlier_hb_effect(double now, double before, double ratio, double u);

/* The limits of E, turned into ratios for a unit as large as `size`
 * (max(now, before)). */
struct outlier_bounds outlier_hb_ratios(const struct outlier_hb_fit *fit,
                                        double size, double u);

/* Modified z: 0.6745 * (x - median) / MAD; 0 where there is no spread and x is
 * the median, infinite elsewhere. Source: Iglewicz and Hoaglin, How to detect
 * and handle outliers, 1993. */
double outlier_z(double x, double median, double mad);

/* Sigma gap: of the numbers in rising order the least that lies behind a gap
 * of more than `beta` spreads (MAD), gaps being looked for from the quantile
 * `from` (0.75) upwards; and the greatest below such a gap, from 1 - `from`
 * downwards. Infinite where there is none. */
struct outlier_bounds outlier_gap(const double *sorted, size_t count,
                                  double spread, double beta, double from);

#endif
