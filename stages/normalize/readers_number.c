/* Reads numbers in digits: magnitudes, exponents, fractions. */
#include <string.h>
#include <strings.h>

#include "stages/normalize/readers.h"

/* Longest first where one begins another. */
static const struct magnitude {
    const char *word;
    int power;
} magnitudes[] = {
    {"万亿", 12},   {"亿", 8},      {"万", 4},
    {"千", 3},      {"百", 2},      {"trillion", 12},
    {"billion", 9}, {"million", 6}, {"thousand", 3},
};

/* Above every power, so that the first term may have any. */
enum { POWER_NONE = 100, FRACTION_PLACES = 6 };

/* See DECIMAL_INPUT_DIGITS; the same bound for what is computed from words. */
static const int64_t input_limit = 1000000000000000000; /* 10^18 */

bool number_fits(struct decimal number)
{
    return number.scale <= DECIMAL_INPUT_DIGITS &&
           number.mantissa < input_limit && number.mantissa > -input_limit;
}

/* Patterns let only +, - and 负 into the group. */
static bool is_negative(const struct rule *rule,
                        const struct regex_match *match)
{
    struct view sign = regex_group(rule->regex, match, "sign");

    return sign.n > 0 && !view_equal(sign, VIEW("+"));
}

/* Too many digits are refused and not left to other rules: none could read
 * them, and the clerk is to be told why. */
bool reading_number(const struct rule *rule, const struct regex_match *match,
                    struct decimal number, struct reading *out)
{
    if (!number_fits(number)) {
        reading_refuse(out, "normalize.digits");
        return false;
    }
    out->number = is_negative(rule, match) ? decimal_negate(number) : number;
    out->measure = rule->measure.n > 0
                       ? rule->measure
                       : view_trim(regex_group(rule->regex, match, "unit"));
    return true;
}

/* At most 10^18, for exponents and magnitudes are bounded before: it fits. */
static struct decimal power_of_ten(int power)
{
    struct decimal result = decimal_of(1);

    while (power-- > 0)
        result.mantissa *= 10;
    return result;
}

/* Patterns have seen to it that commas stand between groups of three. */
static bool is_number_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '.' || byte == ',';
}

/* Digits off the front of `text`, without the commas between groups. False if
 * there are none or too many; `refused` tells the latter. What does not fit the
 * room has too many digits, or zeros that nobody types: it is refused, never
 * cut. */
static bool take_digits(struct view *text, struct decimal *number,
                        bool *refused)
{
    char digits[2 * DECIMAL_TEXT];
    size_t n = 0, i = 0;

    for (; i < text->n && is_number_byte(text->p[i]); i++)
        if (text->p[i] != ',' && n++ < sizeof digits)
            digits[n - 1] = text->p[i];
    *refused = i > 0 && (n > sizeof digits ||
                         !decimal_parse((struct view){digits, n}, number));
    text->p += i;
    text->n -= i;
    return i > 0 && !*refused;
}

/* The power of ten of the magnitude at the front of `text`, which loses it; 0
 * when there is none. */
/* Case does not matter in English words. 万亿 goes before 万, which begins
 * it. */
static int take_magnitude(struct view *text)
{
    for (size_t i = 0;
         text->n > 0 && i < sizeof magnitudes / sizeof *magnitudes; i++) {
        struct view word = view_of(magnitudes[i].word);

        if (word.n > text->n || strncasecmp(word.p, text->p, word.n) != 0)
            continue;
        text->p += word.n;
        text->n -= word.n;
        return magnitudes[i].power;
    }
    return 0;
}

/* One "5000万" off the front of `text`, added to `sum`. Magnitudes descend; a
 * number without one may only stand alone, for 7万5 is said of 75000. */
static bool add_term(struct view *text, int *last, struct decimal *sum,
                     bool *refused)
{
    struct decimal number;
    int power;

    if (!take_digits(text, &number, refused))
        return false;
    *text = view_trim(*text);
    power = take_magnitude(text);
    *text = view_trim(*text);
    if (power >= *last || (power == 0 && *last != POWER_NONE))
        return false;
    *last = power;
    return decimal_multiply(number, power_of_ten(power), &number) &&
           decimal_add(*sum, number, sum);
}

/* The sum of descending terms: 3亿5000万. What is left over belongs to
 * another rule. */
bool read_number(const struct rule *rule, const struct regex_match *match,
                 struct reading *out)
{
    struct view amount = view_trim(regex_group(rule->regex, match, "amount"));
    struct decimal sum = decimal_of(0);
    int last = POWER_NONE;
    bool refused = false;

    if (amount.n == 0)
        return false;
    while (amount.n > 0)
        if (!add_term(&amount, &last, &sum, &refused)) {
            if (refused)
                reading_refuse(out, "normalize.digits");
            return false;
        }
    out->magnitude = last != 0;
    return reading_number(rule, match, sum, out);
}

/* The mantissa before the e, the exponent after it. */
/* An exponent beyond 18 could only give what is refused anyway; so powers stay
 * small. */
static bool split_exponent(struct view text, struct decimal *mantissa,
                           int *exponent)
{
    size_t e = 0;
    struct view tail;
    bool negative;

    while (e < text.n && text.p[e] != 'e' && text.p[e] != 'E')
        e++;
    if (e >= text.n || !decimal_parse((struct view){text.p, e}, mantissa))
        return false;
    tail = (struct view){text.p + e + 1, text.n - e - 1};
    negative = tail.n > 0 && tail.p[0] == '-';
    if (tail.n > 0 && (tail.p[0] == '+' || tail.p[0] == '-'))
        tail = (struct view){tail.p + 1, tail.n - 1};
    if (!view_number(tail, exponent) || *exponent > DECIMAL_INPUT_DIGITS)
        return false;
    *exponent = negative ? -*exponent : *exponent;
    return true;
}

/* The exponent is bounded before any power is taken. */
bool read_scientific(const struct rule *rule, const struct regex_match *match,
                     struct reading *out)
{
    struct decimal number;
    int exponent;
    bool good;

    if (!split_exponent(match->groups[0], &number, &exponent)) {
        reading_refuse(out, "normalize.digits");
        return false;
    }
    good = exponent < 0
               ? decimal_divide(number, power_of_ten(-exponent), &number)
               : decimal_multiply(number, power_of_ten(exponent), &number);
    return good && reading_number(rule, match, number, out);
}

/* 千分之 is said without the 一 that a number would have. */
/* So 千分之五 is tried as 千 first, which is no number, then as 一千. */
static bool denominator(struct view text, struct decimal *out)
{
    static const char one[] = "一";
    char whole[DECIMAL_TEXT];

    if (hanzi_decimal(text, false, out))
        return true;
    if (text.n + sizeof one > sizeof whole)
        return false;
    memcpy(whole, one, sizeof one - 1);
    memcpy(whole + sizeof one - 1, text.p, text.n);
    return hanzi_decimal((struct view){whole, sizeof one - 1 + text.n}, false,
                         out);
}

/* Times 100 before the division: one inexact step instead of two. */
bool read_fraction(const struct rule *rule, const struct regex_match *match,
                   struct reading *out)
{
    struct decimal part, whole, share;

    if (!denominator(regex_group(rule->regex, match, "den"), &whole) ||
        !hanzi_decimal(regex_group(rule->regex, match, "num"), false, &part) ||
        !decimal_multiply(part, decimal_of(100), &part) ||
        !decimal_divide(part, whole, &share))
        return false;
    if (share.scale > FRACTION_PLACES) {
        share = decimal_round(share, FRACTION_PLACES, DECIMAL_HALF_UP);
        out->flags |= FLAG_BIT(FLAG_ROUNDED);
    }
    return reading_number(rule, match, share, out);
}
