/* Finds measures and converts numbers between them. */
#include "stages/normalize/measures.h"

#include "stages/normalize/readers.h"

/* Six places behind the point are more than any indicator prints. From a factor
 * of 100 on a measure is a magnitude itself. */
enum { PLACES = 6, MAGNITUDE_LEAST = 100 };

/* Names are not indexed: only words that are no code get here. */
static const struct measure *by_name(const struct catalogue *catalogue,
                                     struct view word)
{
    const struct measure *found = catalogue_measure(catalogue, word);

    for (size_t i = 0; !found && i < catalogue->measure_count; i++)
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            if (view_equal(catalogue->measures[i].name[l], word))
                found = &catalogue->measures[i];
    return found;
}

/* A name may exist in two dimensions (个 of things, 个 of organizations): the
 * indicator's own goes first. */
const struct measure *measure_read(struct rules *rules,
                                   const struct catalogue *catalogue,
                                   struct view word, const struct measure *to,
                                   struct reading *reading)
{
    const struct measure *plain = by_name(catalogue, word), *found;
    struct reading folded;

    if (plain && view_equal(plain->dimension, to->dimension))
        return plain;
    rules_read(rules, WORD_MEASURE, word, reading->arena, &folded);
    found = by_name(catalogue, folded.text);
    for (size_t i = 0; found && i < folded.applied_count; i++)
        reading_note(reading, folded.applied[i]);
    return found ? found : plain;
}

/* What one of `from` is in `to`: over / under. Over and under apart: a twelfth
 * has no end as one decimal, and a month's worth of a year must come out exact
 * where it can. */
static bool ratio(const struct measure *from, const struct measure *to,
                  struct decimal *over, struct decimal *under)
{
    return decimal_multiply(from->factor_over, to->factor_under, over) &&
           decimal_multiply(from->factor_under, to->factor_over, under);
}

/* 万元 and 元 differ by one, and nobody need be told; a year and a month do
 * not. */
static bool is_power_of_ten(struct decimal over, struct decimal under)
{
    struct decimal quotient;

    if (!decimal_divide(over, under, &quotient))
        return false;
    while (quotient.mantissa % 10 == 0 && quotient.mantissa != 0)
        quotient.mantissa /= 10;
    return quotient.mantissa == 1;
}

/* A quotient that does not end fills all digits a decimal has. Rounded here,
 * once, and flagged: sums of such values are then exact like all others. */
static bool convert(struct decimal over, struct decimal under,
                    struct reading *reading)
{
    struct decimal number;

    if (!decimal_multiply(reading->number, over, &number) ||
        !decimal_divide(number, under, &number))
        return false;
    if (number.scale > DECIMAL_INPUT_DIGITS) {
        number = decimal_round(number, PLACES, DECIMAL_HALF_UP);
        reading->flags |= FLAG_BIT(FLAG_ROUNDED);
    }
    reading->number = number;
    return true;
}

/* A number's own measure that is not a power of ten away may be a slip of the
 * pen (元/人·年 for 元/人·月), so it is converted and told. */
static void between(const struct measure *from, const struct measure *to,
                    bool behind, struct reading *reading)
{
    struct decimal over, under;

    if (!view_equal(from->dimension, to->dimension)) {
        reading_refuse(reading, "normalize.measure-kind");
        return;
    }
    if (!ratio(from, to, &over, &under) || !convert(over, under, reading)) {
        reading_refuse(reading, "normalize.digits");
        return;
    }
    if (behind && !is_power_of_ten(over, under))
        reading->note = VIEW("normalize.measure-rate");
}

/* 7.5万 told in 万元 may be meant either way. Ten thousand times too much is
 * the commonest mistake in returns; so it is refused and not guessed at. */
static bool is_twice(const struct measure *measure,
                     const struct reading *reading)
{
    return reading->magnitude &&
           decimal_compare(measure->factor_over, decimal_of(MAGNITUDE_LEAST)) >=
               0;
}

/* The measure behind the number, if it has one. */
static const struct measure *said(struct rules *rules,
                                  const struct catalogue *catalogue,
                                  const struct measure *declared,
                                  const struct measure *to,
                                  struct reading *reading)
{
    const struct measure *measure = declared;

    if (reading->measure.n > 0)
        measure = measure_read(rules, catalogue, reading->measure, to, reading);
    if (!measure)
        reading_refuse(reading, "normalize.measure");
    else if (is_twice(measure, reading))
        reading_refuse(reading, "normalize.measure-twice");
    return reading->outcome == OUTCOME_REJECT ? NULL : measure;
}

/* Rules for measures were noted after the number was read. */
static void heed_warnings(struct reading *reading)
{
    bool warned = reading->note.n > 0;

    for (size_t i = 0; i < reading->applied_count; i++)
        warned |= reading->applied[i]->outcome == OUTCOME_WARN;
    if (warned && reading->outcome == OUTCOME_OK)
        reading->outcome = OUTCOME_WARN;
}

void measure_settle(struct rules *rules, const struct catalogue *catalogue,
                    const struct measure *declared, const struct measure *to,
                    struct reading *reading)
{
    const struct measure *from = said(rules, catalogue, declared, to, reading);

    if (!from)
        return;
    if (from != to)
        between(from, to, reading->measure.n > 0, reading);
    if (reading->outcome != OUTCOME_REJECT && !number_fits(reading->number))
        reading_refuse(reading, "normalize.digits");
    heed_warnings(reading);
}
