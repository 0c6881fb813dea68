/* Exact decimal numbers: the arithmetic. Text is in decimal_text.c. */
#include "pipeline/model/decimal.h"

#include <stddef.h>

#include "pipeline/model/wide.h"

/* Negated as unsigned: -INT128_MIN would overflow, though no decimal is that
 * large. */
static uint128 magnitude(int128 mantissa)
{
    return mantissa < 0 ? -(uint128)mantissa : (uint128)mantissa;
}

static int128 ten_to(int tens)
{
    return (int128)wide_ten_to(tens);
}

/* Takes zeros off the end behind the point. Most mantissas fit in 64 bits,
 * whose division is many times cheaper. */
/* One number, one form: comparison, hash and packed bytes rely on it. */
static struct decimal canonical(int128 mantissa, int scale)
{
    int64_t small = (int64_t)mantissa;

    if (mantissa == 0)
        scale = 0;
    while (scale > 0 && small != mantissa && mantissa % 10 == 0) {
        mantissa /= 10;
        small = (int64_t)mantissa;
        scale--;
    }
    if (small != mantissa)
        return (struct decimal){mantissa, scale};
    for (; scale > 0 && small % 10 == 0; scale--)
        small /= 10;
    return (struct decimal){small, scale};
}

static bool within_digits(int128 mantissa)
{
    return magnitude(mantissa) < wide_ten_to(DECIMAL_DIGITS);
}

/* The result, if it is one, of a canonical number. */
/* Results are stored here, behind every check: a failure leaves `out` alone. */
static bool keep(struct decimal result, struct decimal *out)
{
    if (!within_digits(result.mantissa))
        return false;
    *out = result;
    return true;
}

/* Divides by 10^tens, half to even. `inexact`: the true value is a little more
 * than `value`. The last digit lost decides, the rest only breaks a tie. Half
 * to even here, always: this rounding is the 37th digit's and leans neither way
 * over many sums. What is printed is rounded by decimal_round, as the survey
 * says. */
static struct wide round_off(struct wide value, int tens, bool inexact)
{
    static const struct wide one = {{1, 0, 0, 0}};
    struct wide kept;
    uint64_t digit;

    if (tens == 0)
        return value;
    value = wide_shrink(value, tens - 1, &inexact);
    kept = wide_divide(value, 10, &(bool){false});
    digit = value.limb[0] - kept.limb[0] * 10; /* modulo 2^64: it is 0..9 */
    if (digit > 5 || (digit == 5 && (inexact || (kept.limb[0] & 1) != 0)))
        kept = wide_sum(kept, one);
    return kept;
}

/* value / 10^scale to 36 digits and at most 72 places. False when digits before
 * the point would have to go. A carry into a 37th digit (99...95 up) leaves
 * 10^36, whose zeros canonical() takes off again; if none stand behind the
 * point, keep() refuses. */
static bool settle(struct wide value, bool inexact, int scale, bool negative,
                   struct decimal *out)
{
    int over_digits = wide_digits(value) - DECIMAL_DIGITS;
    int over_places = scale - DECIMAL_SCALE_MAX;
    int drop = over_digits > over_places ? over_digits : over_places;
    int128 mantissa;

    if (drop < 0)
        drop = 0;
    if (drop > scale)
        return false;
    mantissa = (int128)wide_low(round_off(value, drop, inexact));
    return keep(canonical(negative ? -mantissa : mantissa, scale - drop), out);
}

struct decimal decimal_of(int64_t integer)
{
    return (struct decimal){integer, 0};
}

/* a * 10^tens if that fits. */
/* Beyond 36 places only zero would fit. */
static bool stretch(int128 a, int tens, int128 *out)
{
    if (tens > DECIMAL_DIGITS)
        return false;
    return !__builtin_mul_overflow(a, ten_to(tens), out);
}

/* The sum where 128 bits and 36 digits hold it: nearly always. a.scale <=
 * b.scale, so only `a` is stretched. */
static bool add_narrow(struct decimal a, struct decimal b, struct decimal *out)
{
    int128 sum;

    if (!stretch(a.mantissa, b.scale - a.scale, &sum) ||
        __builtin_add_overflow(sum, b.mantissa, &sum))
        return false;
    return keep(canonical(sum, b.scale), out);
}

/* `b` without its last digits. What is lost is at least two digits behind the
 * 36 that stay, so it can only break ties: a last digit of 1 for 0 does. */
static uint128 without_digits(uint128 b, int digits)
{
    uint128 power = wide_ten_to(digits);
    uint128 kept = b / power;

    return kept + (b % power != 0 && kept % 10 == 0);
}

/* The sum in 256 bits; a.scale <= b.scale and `a` is not zero. 10^36 * 10^38
 * is what fits, so places of `b` beyond 38 more than `a` has are jammed. */
static bool add_wide(struct decimal a, struct decimal b, struct decimal *out)
{
    int apart = b.scale - a.scale;
    int excess = apart > WIDE_TENS_MAX ? apart - WIDE_TENS_MAX : 0;
    uint128 rest = without_digits(magnitude(b.mantissa), excess);
    struct wide left =
        wide_product(magnitude(a.mantissa), wide_ten_to(apart - excess));
    struct wide right = wide_product(rest, 1);
    bool negative = a.mantissa < 0;

    if (negative == (b.mantissa < 0))
        left = wide_sum(left, right);
    else if (wide_compare(left, right) >= 0)
        left = wide_difference(left, right);
    else {
        left = wide_difference(right, left);
        negative = !negative;
    }
    return settle(left, false, b.scale - excess, negative, out);
}

/* The one of fewer places first; a zero has none, so it mostly is `a`. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    if (a.scale > b.scale)
        return decimal_add(b, a, out);
    if (a.mantissa == 0) {
        *out = b;
        return true;
    }
    return add_narrow(a, b, out) || add_wide(a, b, out);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_add(a, decimal_negate(b), out);
}

/* The product where 128 bits and the limits hold it: nearly always. */
static bool multiply_narrow(struct decimal a, struct decimal b,
                            struct decimal *out)
{
    int128 product;

    if (__builtin_mul_overflow(a.mantissa, b.mantissa, &product) ||
        a.scale + b.scale > DECIMAL_SCALE_MAX)
        return false;
    return keep(canonical(product, a.scale + b.scale), out);
}

/* The product of two of 36 digits has 72: 256 bits hold 77. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    struct wide product;

    if (multiply_narrow(a, b, out))
        return true;
    product = wide_product(magnitude(a.mantissa), magnitude(b.mantissa));
    return settle(product, false, a.scale + b.scale,
                  (a.mantissa < 0) != (b.mantissa < 0), out);
}

static int digits_of(uint128 number)
{
    return wide_digits(wide_product(number, 1));
}

/* The dividend is stretched to 38 digits more than the divisor has, 74 at
 * most, so that the quotient has the 36 and at least one more to round by.
 * 128 bits hold the powers to 10^38; the rest, never more than the divisor
 * has over the dividend, goes to the dividend first. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out)
{
    uint128 over = magnitude(a.mantissa), under = magnitude(b.mantissa);
    int tens = DECIMAL_DIGITS + 2 + digits_of(under) - digits_of(over);
    int first = tens > WIDE_TENS_MAX ? tens - WIDE_TENS_MAX : 0;
    bool inexact = false;
    struct wide quotient;

    if (under == 0)
        return false;
    if (over == 0) {
        *out = decimal_of(0);
        return true;
    }
    quotient =
        wide_product(over * wide_ten_to(first), wide_ten_to(tens - first));
    quotient = wide_divide(quotient, under, &inexact);
    return settle(quotient, inexact, a.scale - b.scale + tens,
                  (a.mantissa < 0) != (b.mantissa < 0), out);
}

/* Of different scales and equal signs; a.scale < b.scale. */
static int compare_magnitudes(struct decimal a, struct decimal b)
{
    int apart = b.scale - a.scale;

    if (apart > WIDE_TENS_MAX) /* 10^39 and more against less than 10^36 */
        return 1;
    return wide_compare(wide_product(magnitude(a.mantissa), wide_ten_to(apart)),
                        wide_product(magnitude(b.mantissa), 1));
}

/* Signs first: then magnitudes of one sign, where the widened product cannot
 * mislead. */
int decimal_compare(struct decimal a, struct decimal b)
{
    int sign = decimal_sign(a);

    if (sign != decimal_sign(b))
        return sign < decimal_sign(b) ? -1 : 1;
    if (sign == 0)
        return 0;
    if (a.scale == b.scale)
        return (a.mantissa > b.mantissa) - (a.mantissa < b.mantissa);
    if (a.scale > b.scale)
        return -decimal_compare(b, a);
    return sign * compare_magnitudes(a, b);
}

int decimal_sign(struct decimal a)
{
    return (a.mantissa > 0) - (a.mantissa < 0);
}

struct decimal decimal_negate(struct decimal a)
{
    return (struct decimal){-a.mantissa, a.scale};
}

bool decimal_is_integer(struct decimal a)
{
    return a.scale == 0;
}

/* Whether the quotient moves away from zero. The rest is compared with what is
 * missing to the divisor, so no half is ever computed. */
/* A tie only if the rest is exactly half: digits are never taken for a half. */
static bool rounds_away(uint128 quotient, uint128 rest, uint128 divisor,
                        enum decimal_rounding rounding)
{
    uint128 missing = divisor - rest;

    if (rest != missing)
        return rest > missing;
    return rounding == DECIMAL_HALF_UP || (quotient & 1) != 0;
}

/* In integers, on the exact value: 2.675 is 2.68 half up, where a double is
 * 2.67. GB/T 8170-2008, 3.2 has half to even, and forbids rounding twice (3.3).
 */
struct decimal decimal_round(struct decimal a, int places,
                             enum decimal_rounding rounding)
{
    int drop = a.scale - places;
    uint128 whole = magnitude(a.mantissa), divisor;
    int128 quotient;

    if (drop <= 0)
        return a;
    if (drop > DECIMAL_DIGITS) /* less than a tenth of the last place */
        return decimal_of(0);
    divisor = wide_ten_to(drop);
    quotient = (int128)(whole / divisor);
    if (rounds_away(whole / divisor, whole % divisor, divisor, rounding))
        quotient++;
    return canonical(a.mantissa < 0 ? -quotient : quotient, places);
}
