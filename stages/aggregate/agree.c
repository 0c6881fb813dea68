/* Whether two sources say the same, by what each of them claims to know. */
#include "stages/aggregate/agree.h"

/* What makes a number stand for all that round to it: "about", and fractions in
 * words ("half of them"). */
#define ROUGH (FLAG_BIT(FLAG_ABOUT) | FLAG_BIT(FLAG_ROUNDED))

/* Half the place value of the last digit that is not zero: 75000 stands for
 * 74500 to 75500. */
static struct decimal half_quantum(struct decimal x)
{
    struct decimal quantum = decimal_of(1);
    /* A power of ten of at most 36 digits and half of it: neither overflows. */
    for (; x.mantissa && x.mantissa % 10 == 0; x.mantissa /= 10)
        quantum.mantissa *= 10;
    for (; x.scale > 0; x.scale--)
        decimal_divide(quantum, decimal_of(10), &quantum);
    decimal_divide(quantum, decimal_of(2), &quantum);
    return quantum;
}

/* Whether `exact` is among the numbers that `claim` may stand for. */
static bool covers(const struct worth *claim, struct decimal exact)
{
    struct decimal distance;
    int order = decimal_compare(exact, claim->number);
    if ((claim->flags & FLAG_BIT(FLAG_MORE_THAN)) && order > 0)
        return true;
    if ((claim->flags & FLAG_BIT(FLAG_LESS_THAN)) && order < 0)
        return true;
    if (!(claim->flags & ROUGH) ||
        !decimal_subtract(exact, claim->number, &distance))
        return order == 0;
    if (decimal_sign(distance) < 0)
        distance = decimal_negate(distance);
    return decimal_compare(distance, half_quantum(claim->number)) <= 0;
}

/* Either may be the rough one: a counted "about 75000" agrees with a control of
 * 75012 as much as the other way round. */
bool agree(const struct worth *a, const struct worth *b)
{
    if (!a->known || !b->known)
        return true;
    if (a->grade || b->grade)
        return a->grade == b->grade;
    if (a->words.n || b->words.n)
        return view_equal(a->words, b->words);
    return covers(a, b->number) || covers(b, a->number);
}
