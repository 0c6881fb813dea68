/* Exact decimal numbers: a 128-bit integer and a power of ten. */
#ifndef NIANBAO_MODEL_DECIMAL_H
#define NIANBAO_MODEL_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/text.h"

/* gcc and clang have it on every 64-bit machine; C11 does not name it, hence
 * __extension__. */
__extension__ typedef __int128 int128;

enum {
    /* 36 and not the 38 that 128 bits could hold: two places are left for
     * adding before rounding. 18 are what a product of two submitted values can
     * be exact with. */
    DECIMAL_DIGITS = 36,       /* of a result */
    DECIMAL_INPUT_DIGITS = 18, /* of a submitted value */
    DECIMAL_SCALE_MAX = 72,    /* digits after the point */
    DECIMAL_TEXT = 128         /* bytes decimal_print needs */
};

/* mantissa / 10^scale, always in its shortest form: no trailing zero behind
 * the point, scale >= 0, zero has scale 0. So equal values are equal bytes. */
struct decimal {
    int128 mantissa;
    int scale;
};

enum decimal_rounding {
    DECIMAL_HALF_UP,  /* half away from zero, as Excel and the yearbooks do */
    DECIMAL_HALF_EVEN /* GB/T 8170-2008 */
};

/* The whole number; no need to round or to check it. */
struct decimal decimal_of(int64_t integer);

/* [+-]digits[.digits] with at most DECIMAL_INPUT_DIGITS significant digits, at
 * most as many behind the point (zeros at its end not counted), and nothing
 * else; no exponent. So sums below 10^18 are exact in any order. False
 * otherwise, *out untouched. */
bool decimal_parse(struct view text, struct decimal *out);

/* Exact while the result has at most 36 significant digits, otherwise rounded
 * half to even to 36. False, *out untouched, on overflow of the magnitude
 * (10^36 and above), and for a division by zero. `out` may be `a` or `b`
 * itself: they are copies. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
/* a - b, exact or rounded and refused as decimal_add is. */
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);
/* a * b, likewise. Where 36 digits are too few the last places go first; a
 * result below 10^-72 is 0. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* a / b, likewise; false, *out untouched, for b = 0. A quotient without end
 * fills all digits there are, so that equal ratios are equal numbers. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out);

/* Exact; negative, 0 or positive. */
int decimal_compare(struct decimal a, struct decimal b);
/* -1, 0 or 1. */
int decimal_sign(struct decimal a);
/* -a. There is no negative zero. */
struct decimal decimal_negate(struct decimal a);
/* Whether nothing stands behind the point: the shortest form has scale 0 then.
 */
bool decimal_is_integer(struct decimal a);

/* Rounded to `places` digits after the point (0..36), once. Call it for print
 * alone, and once: a number rounded to two places and then to one may differ
 * from the one rounded at once (0.45 to 0.5 to 1). */
struct decimal decimal_round(struct decimal a, int places,
                             enum decimal_rounding rounding);

/* Plain digits, "-0.5", never an exponent; exactly `places` digits after the
 * point if places >= 0 (the value must have been rounded to them), else as
 * many as the value has. Returns the length. */
size_t decimal_print(struct decimal a, int places, char text[DECIMAL_TEXT]);

/* The nearest double: for statistics only, never for published sums. Correctly
 * rounded, whatever the locale. */
double decimal_to_double(struct decimal a);

#endif
