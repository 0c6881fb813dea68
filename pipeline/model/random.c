/* Random numbers that are the same on every machine: SplitMix64. */
#include "pipeline/model/random.h"

struct random random_from(uint64_t seed)
{
    return (struct random){seed};
}

uint64_t random_bits(struct random *random)
{
    uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* The upper 53 bits: as many as a double holds, so nothing is rounded. */
double random_unit(struct random *random)
{
    return (double)(random_bits(random) >> 11) * 0x1p-53;
}

size_t random_below(struct random *random, size_t count)
{
    return (size_t)(random_unit(random) * (double)count);
}
