/* Magnitudes of 256 bits: what decimal.c holds between two roundings. */
#ifndef NIANBAO_MODEL_WIDE_H
#define NIANBAO_MODEL_WIDE_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef unsigned __int128 uint128;

enum { WIDE_LIMBS = 4, WIDE_TENS_MAX = 38 };

/* Least significant limb first. 10^77 fits: the product of two decimals needs
 * 10^72, the dividend of a division 10^74. */
struct wide {
    uint64_t limb[WIDE_LIMBS];
};

/* 10^tens for tens in 0..38: the powers that fit in 128 bits. */
uint128 wide_ten_to(int tens);

/* Exact. */
struct wide wide_product(uint128 a, uint128 b);
/* Modulo 2^256; callers stay below 10^76. */
struct wide wide_sum(struct wide a, struct wide b);
/* a - b; `a` must not be less than `b`. */
struct wide wide_difference(struct wide a, struct wide b);
/* Negative, 0 or positive. */
int wide_compare(struct wide a, struct wide b);

/* Decimal digits; 0 for zero. */
int wide_digits(struct wide a);
/* The quotient without its fraction by 10^tens, any tens >= 0; `inexact` is set
 * when a fraction was lost, otherwise left alone. Lost digits are not rounded:
 * the caller knows which way. */
struct wide wide_shrink(struct wide a, int tens, bool *inexact);
/* The same for any divisor from 1 to 2^127. */
struct wide wide_divide(struct wide a, uint128 divisor, bool *inexact);

/* The lower 128 bits. */
uint128 wide_low(struct wide a);

#endif
