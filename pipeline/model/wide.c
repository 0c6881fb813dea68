/* Magnitudes of 256 bits: what decimal.c holds between two roundings. */
#include "pipeline/model/wide.h"

enum { LIMB_BITS = 64, LIMB_TENS = 19 };

/* Every power of ten a limb can hold. */
static const uint64_t tens_table[LIMB_TENS + 1] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

/* 10^38 is below 2^127, so it also fits where a sign is needed. */
uint128 wide_ten_to(int tens)
{
    if (tens <= LIMB_TENS)
        return tens_table[tens];
    return (uint128)tens_table[LIMB_TENS] * tens_table[tens - LIMB_TENS];
}

/* Adds a * b at limb `at`; the carry runs on as far as it must. */
/* carry + sum cannot overflow 128 bits: the product of two limbs leaves room
 * for two more. */
static void add_product(struct wide *to, int at, uint64_t a, uint64_t b)
{
    uint128 carry = (uint128)a * b;

    for (int i = at; i < WIDE_LIMBS && carry != 0; i++) {
        uint128 sum = (uint128)to->limb[i] + (uint64_t)carry;

        to->limb[i] = (uint64_t)sum;
        carry = (carry >> LIMB_BITS) + (sum >> LIMB_BITS);
    }
}

/* The four products of halves, each at the limb where it belongs. */
struct wide wide_product(uint128 a, uint128 b)
{
    struct wide product = {{0}};
    uint64_t a_high = (uint64_t)(a >> LIMB_BITS);
    uint64_t b_high = (uint64_t)(b >> LIMB_BITS);

    add_product(&product, 0, (uint64_t)a, (uint64_t)b);
    add_product(&product, 1, a_high, (uint64_t)b);
    add_product(&product, 1, (uint64_t)a, b_high);
    add_product(&product, 2, a_high, b_high);
    return product;
}

struct wide wide_sum(struct wide a, struct wide b)
{
    uint128 carry = 0;

    for (int i = 0; i < WIDE_LIMBS; i++) {
        carry += (uint128)a.limb[i] + b.limb[i];
        a.limb[i] = (uint64_t)carry;
        carry >>= LIMB_BITS;
    }
    return a;
}

/* take may be 2^64, one more than a limb holds: hence 128 bits for it. */
struct wide wide_difference(struct wide a, struct wide b)
{
    uint64_t borrow = 0;

    for (int i = 0; i < WIDE_LIMBS; i++) {
        uint128 take = (uint128)b.limb[i] + borrow;

        borrow = a.limb[i] < take;
        a.limb[i] -= (uint64_t)take;
    }
    return a;
}

int wide_compare(struct wide a, struct wide b)
{
    for (int i = WIDE_LIMBS - 1; i >= 0; i--)
        if (a.limb[i] != b.limb[i])
            return a.limb[i] < b.limb[i] ? -1 : 1;
    return 0;
}

static bool is_zero(struct wide a)
{
    return (a.limb[0] | a.limb[1] | a.limb[2] | a.limb[3]) == 0;
}

/* Schoolbook division by one limb, from the most significant end. */
/* The rest is below the divisor, so rest * 2^64 fits. */
static struct wide divide_limb(struct wide a, uint64_t divisor, bool *inexact)
{
    uint128 rest = 0;

    for (int i = WIDE_LIMBS - 1; i >= 0; i--) {
        rest = rest << LIMB_BITS | a.limb[i];
        a.limb[i] = (uint64_t)(rest / divisor);
        rest %= divisor;
    }
    if (rest != 0)
        *inexact = true;
    return a;
}

/* 19 digits at a time; what is lost does not matter for their number. */
int wide_digits(struct wide a)
{
    int digits = 0;
    bool ignored = false;

    while ((a.limb[1] | a.limb[2] | a.limb[3]) != 0) {
        a = divide_limb(a, tens_table[LIMB_TENS], &ignored);
        digits += LIMB_TENS;
    }
    for (uint64_t rest = a.limb[0]; rest != 0; rest /= 10)
        digits++;
    return digits;
}

/* In steps a limb can divide by; zero early means nothing is left to lose. */
struct wide wide_shrink(struct wide a, int tens, bool *inexact)
{
    while (tens > 0 && !is_zero(a)) {
        int step = tens < LIMB_TENS ? tens : LIMB_TENS;

        a = divide_limb(a, tens_table[step], inexact);
        tens -= step;
    }
    return a;
}

/* Bit by bit. Divisors stay below 2^127, so the shifted rest fits. */
/* 256 steps, and only for divisors above 64 bits, which come from long
 * fractions alone. */
static struct wide divide_bits(struct wide a, uint128 divisor, bool *inexact)
{
    struct wide quotient = {{0}};
    uint128 rest = 0;

    for (int bit = WIDE_LIMBS * LIMB_BITS - 1; bit >= 0; bit--) {
        int limb = bit / LIMB_BITS, place = bit % LIMB_BITS;

        rest = rest << 1 | (a.limb[limb] >> place & 1);
        if (rest >= divisor) {
            rest -= divisor;
            quotient.limb[limb] |= UINT64_C(1) << place;
        }
    }
    if (rest != 0)
        *inexact = true;
    return quotient;
}

struct wide wide_divide(struct wide a, uint128 divisor, bool *inexact)
{
    if (divisor >> LIMB_BITS == 0)
        return divide_limb(a, (uint64_t)divisor, inexact);
    return divide_bits(a, divisor, inexact);
}

uint128 wide_low(struct wide a)
{
    return (uint128)a.limb[1] << LIMB_BITS | a.limb[0];
}
