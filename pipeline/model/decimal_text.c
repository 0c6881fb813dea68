/* Exact decimal numbers: to and from text. */
#include "pipeline/model/decimal.h"

#include <stdlib.h>
#include <string.h>

/* A number being read. `zeros` are those behind the last other digit: they
 * count only when another digit follows, so 2.50000 has two digits. */
struct reading {
    int64_t mantissa;
    int digits; /* significant ones */
    int scale;
    int zeros;
    bool behind; /* the point */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One more digit of `reading`, no room for it is false. */
/* Leading zeros are not significant. 18 digits fit 64 bits: no overflow to look
 * for. */
static bool take_digit(struct reading *reading, int digit)
{
    if (reading->digits > 0 || digit > 0)
        reading->digits++;
    if (reading->digits > DECIMAL_INPUT_DIGITS)
        return false;
    reading->mantissa = reading->mantissa * 10 + digit;
    reading->scale += reading->behind;
    return reading->scale <= DECIMAL_INPUT_DIGITS;
}

/* A digit as it stands, zeros behind the point held back. They are given back
 * as soon as another digit follows: 2.05. */
static bool take(struct reading *reading, char c)
{
    if (c == '0' && reading->behind) {
        reading->zeros++;
        return true;
    }
    for (; reading->zeros > 0; reading->zeros--)
        if (!take_digit(reading, 0))
            return false;
    return take_digit(reading, c - '0');
}

/* Digits up to the end or the point; at least one. */
/* ".5" and "5." are refused: in the one a digit may have been lost, in the
 * other more were meant to come. */
static bool take_digits(struct reading *reading, struct view *text)
{
    size_t n = 0;

    while (n < text->n && is_digit(text->p[n]))
        if (!take(reading, text->p[n++]))
            return false;
    text->p += n;
    text->n -= n;
    return n > 0;
}

/* Digits alone, and not too many: nearly every number there is. */
static bool parse_digits(struct view text, struct decimal *out)
{
    int64_t mantissa = 0;

    if (text.n == 0 || text.n > DECIMAL_INPUT_DIGITS)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.p[i]))
            return false;
        mantissa = mantissa * 10 + (text.p[i] - '0');
    }
    *out = (struct decimal){.mantissa = mantissa};
    return true;
}

/* Zeros before the point that the reading ends with need no stripping: they
 * are part of the mantissa; those behind were never taken. */
/* No comma, no blank, no exponent: those are for the rules of normalize, which
 * leave a trace. */
bool decimal_parse(struct view text, struct decimal *out)
{
    struct reading reading = {0};
    bool negative = text.n > 0 && text.p[0] == '-';

    if (parse_digits(text, out))
        return true;
    if (text.n > 0 && (text.p[0] == '+' || text.p[0] == '-'))
        text = (struct view){text.p + 1, text.n - 1};
    if (!take_digits(&reading, &text))
        return false;
    if (text.n > 0 && text.p[0] == '.') {
        text = (struct view){text.p + 1, text.n - 1};
        reading.behind = true;
        if (!take_digits(&reading, &text))
            return false;
    }
    if (text.n > 0)
        return false;
    out->mantissa = negative ? -reading.mantissa : reading.mantissa;
    out->scale = reading.scale;
    return true;
}

/* The mantissa's digits, the last first, filled up with zeros to `least`. Sign
 * by sign: the mantissa is never negated as a whole. */
static int digits_backwards(int128 mantissa, int least, char *digits)
{
    int n = 0;

    for (; mantissa != 0; mantissa /= 10) {
        int digit = (int)(mantissa % 10);

        digits[n++] = (char)('0' + (digit < 0 ? -digit : digit));
    }
    while (n < least)
        digits[n++] = '0';
    return n;
}

/* A zero ahead of the point comes from `least`: scale and one digits are there
 * at least. */
size_t decimal_print(struct decimal a, int places, char text[DECIMAL_TEXT])
{
    char digits[DECIMAL_TEXT];
    int n = digits_backwards(a.mantissa, a.scale + 1, digits);
    int most = places > DECIMAL_SCALE_MAX ? DECIMAL_SCALE_MAX : places;
    size_t at = 0;

    if (a.mantissa < 0)
        text[at++] = '-';
    while (n > a.scale)
        text[at++] = digits[--n];
    if (a.scale > 0 || most > 0)
        text[at++] = '.';
    while (n > 0)
        text[at++] = digits[--n];
    for (int place = a.scale; place < most; place++)
        text[at++] = '0';
    text[at] = '\0';
    return at;
}

/* The C library rounds correctly; without a point in the text no locale can
 * read it otherwise. */
double decimal_to_double(struct decimal a)
{
    char text[DECIMAL_TEXT];
    struct decimal digits = {a.mantissa, 0};
    size_t n = decimal_print(digits, -1, text);
    int exponent = a.scale;

    memcpy(text + n, "e-00", sizeof "e-00");
    text[n + 2] = (char)('0' + exponent / 10);
    text[n + 3] = (char)('0' + exponent % 10);
    return strtod(text, NULL);
}
