/* Logarithm and exponential out of + - * / alone, so that their last digit is
 * the same on every machine with IEEE 754 doubles. */
#ifndef NIANBAO_MODEL_ELEMENTARY_H
#define NIANBAO_MODEL_ELEMENTARY_H

/* The C library's may differ in the last digit from one version to the next,
 * and with it a score that is printed. Both are within 4 units of the last
 * place of the true value. */

/* The natural logarithm of a finite x > 0, by the series of the inverse
 * hyperbolic tangent (Abramowitz and Stegun, 4.1.27). */
double elementary_ln(double x);
/* e to the power of x, by Taylor's series on the remainder of x by ln 2; for x
 * of -700 .. 700, beyond which it is taken for these. */
double elementary_exp(double x);

#endif
