/* Random numbers that are the same on every machine: SplitMix64. */
#ifndef NIANBAO_MODEL_RANDOM_H
#define NIANBAO_MODEL_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* A stream of numbers; what a seed gives never changes. Source: Steele, Lea,
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; in the
 * public domain as published by Vigna. For simulation, never for secrets. */
struct random {
    uint64_t state;
};

/* The stream of a seed. */
struct random random_from(uint64_t seed);
/* 64 bits, each as likely as not. */
uint64_t random_bits(struct random *random);
/* In [0, 1), a multiple of 2^-53. */
double random_unit(struct random *random);
/* 0 .. count - 1, all as likely but for one part in 2^53; 0 for a count of 0.
 */
size_t random_below(struct random *random, size_t count);

#endif
