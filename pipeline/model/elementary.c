/* Logarithm and exponential out of + - * / alone. */
#include "pipeline/model/elementary.h"

#include <math.h>

/* ln 2 in two parts: the first has 21 zero bits at its end, so that its
 * product with an exponent is exact. */
static const double LN2_HIGH = 0x1.62e42feep-1;
static const double LN2_LOW = 0x1.a39ef35793c76p-33;
static const double SQRT_HALF = 0x1.6a09e667f3bcdp-1;

enum { LN_TERMS = 12, EXP_TERMS = 16, EXP_MOST = 700 };

/* ln m = 2 artanh s with s = (m - 1) / (m + 1), |s| < 0.172: each term is a
 * thirtieth of the one before. */
static double ln_near_one(double m)
{
    double s = (m - 1) / (m + 1), square = s * s, sum = 0;

    for (int k = LN_TERMS; k > 0; k--)
        sum = (sum + 1.0 / (2 * k + 1)) * square;
    return 2 * s * sum + 2 * s;
}

double elementary_ln(double x)
{
    int exponent;
    double m = frexp(x, &exponent);

    if (m < SQRT_HALF) {
        m *= 2;
        exponent--;
    }
    return exponent * LN2_HIGH + (ln_near_one(m) + exponent * LN2_LOW);
}

/* Horner's scheme for |r| <= ln 2 / 2. */
static double exp_near_zero(double r)
{
    double sum = 1;

    for (int k = EXP_TERMS; k > 0; k--)
        sum = 1 + r * sum / k;
    return sum;
}

double elementary_exp(double x)
{
    if (x > EXP_MOST || x < -EXP_MOST)
        x = x > 0 ? EXP_MOST : -EXP_MOST;
    int k = (int)(x / (LN2_HIGH + LN2_LOW) + (x < 0 ? -0.5 : 0.5));
    return ldexp(exp_near_zero(x - k * LN2_HIGH - k * LN2_LOW), k);
}
