/* Splitting a total in proportion, so that the parts make it exactly. */
#include "pipeline/model/prorate.h"

#include <stdint.h>

/* Two of them multiplied still fit in 128 bits. */
static const int64_t integer_most = INT64_C(1000000000000000000);

/* x times 10^places as a whole number; false if it is none, negative, or too
 * large. */
static bool as_integer(struct decimal x, int places, int128 *out)
{
    if (decimal_sign(x) < 0 || x.scale > places)
        return false;
    *out = x.mantissa;
    for (int i = x.scale; i < places; i++) {
        if (*out > integer_most)
            return false;
        *out *= 10;
    }
    return *out <= integer_most;
}

/* So many digits behind the point that every weight is whole. */
static int finest(const struct decimal *weights, size_t count)
{
    int scale = 0;
    for (size_t i = 0; i < count; i++)
        if (weights[i].scale > scale)
            scale = weights[i].scale;
    return scale;
}

/* One split under way, all in whole numbers. */
struct split {
    const struct decimal *weights;
    size_t count;
    int scale; /* of the weights */
    int128 total, sum;
};

/* The weight was found to be whole when the sum was made. */
static int128 product(const struct split *split, size_t i)
{
    int128 weight = 0;
    as_integer(split->weights[i], split->scale, &weight);
    return split->total * weight;
}

static bool add_up(struct split *split)
{
    for (size_t i = 0; i < split->count; i++) {
        int128 weight;
        if (!as_integer(split->weights[i], split->scale, &weight))
            return false;
        split->sum += weight;
    }
    return split->sum <= (int128)integer_most * 16;
}

/* How many parts lost more by rounding down, or as much and stand before. */
static int128 ahead(const struct split *split, size_t part)
{
    int128 own = product(split, part) % split->sum, n = 0;
    for (size_t i = 0; i < split->count; i++) {
        int128 other = product(split, i) % split->sum;
        n += other > own || (other == own && i < part);
    }
    return n;
}

/* Less than one is left over for each part. */
static void give(const struct split *split, int places, struct decimal *parts)
{
    struct decimal one = decimal_of(1);
    int128 left = split->total;
    for (int i = 0; i < places; i++)
        decimal_divide(one, decimal_of(10), &one);
    for (size_t i = 0; i < split->count; i++)
        left -= product(split, i) / split->sum;
    for (size_t i = 0; i < split->count; i++) {
        int128 quota = product(split, i) / split->sum;
        struct decimal units = {quota + (ahead(split, i) < left), 0};
        decimal_multiply(units, one, &parts[i]);
    }
}

bool prorate(struct decimal total, const struct decimal *weights, size_t count,
             int places, struct decimal *parts)
{
    struct split split = {
        .weights = weights, .count = count, .scale = finest(weights, count)};
    if (!as_integer(total, places, &split.total) || !add_up(&split))
        return false;
    if (!split.sum && split.total)
        return false;
    if (!split.sum)
        split.sum = 1; /* zero is split into zeros */
    give(&split, places, parts);
    return true;
}
