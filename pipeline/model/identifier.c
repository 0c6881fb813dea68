/* Codes with check characters; weights and alphabets are the standards'. */
#include "pipeline/model/identifier.h"

#include <string.h>

#include "pipeline/model/period.h"

enum {
    CREDIT_LENGTH = 18,
    CREDIT_BODY = 17,
    CREDIT_MODULUS = 31,
    ORGANIZATION_AT = 8, /* where the organization code begins in it */
    ORGANIZATION_LENGTH = 9,
    CITIZEN_LENGTH = 18
};

/* GB 32100: without I, O, S, V, Z. */
static const char credit_letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/* GB 11714 has all 36, so that K is 20 here and 19 there. */
static const char organization_letters[] =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* The place of `c` in `letters`, -1 if it is none of them. */
/* strchr would find the NUL at the end, too. */
static int letter_value(const char *letters, char c)
{
    const char *at = c ? strchr(letters, c) : NULL;

    return at ? (int)(at - letters) : -1;
}

static bool all_digits(struct view text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
    return true;
}

/* Weights are the powers of 3 modulo 31. A sum that 31 divides gives the check
 * value 0: 31 - 0 alone would fall off the alphabet's end. Source: GB
 * 32100-2015. */
char identifier_credit_check(struct view body)
{
    int sum = 0, weight = 1;

    if (body.n != CREDIT_BODY)
        return '\0';
    for (size_t i = 0; i < body.n; i++) {
        int value = letter_value(credit_letters, body.p[i]);

        if (value < 0)
            return '\0';
        sum += value * weight;
        weight = weight * 3 % CREDIT_MODULUS;
    }
    return credit_letters[(CREDIT_MODULUS - sum % CREDIT_MODULUS) %
                          CREDIT_MODULUS];
}

/* Source: GB 11714-1997. The sum modulo 11 is taken from 11; 10 is written X
 * and 11 is 0, which is the order of `checks`. */
enum identifier_fault identifier_organization(struct view code)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    static const char checks[] = "0X987654321"; /* by sum modulo 11 */
    int sum = 0;

    if (code.n != ORGANIZATION_LENGTH)
        return IDENTIFIER_SHAPE;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
        int value = letter_value(organization_letters, code.p[i]);

        if (value < 0)
            return IDENTIFIER_SHAPE;
        sum += value * weights[i];
    }
    if (letter_value("0123456789X", code.p[8]) < 0)
        return IDENTIFIER_SHAPE;
    return checks[sum % 11] == code.p[8] ? IDENTIFIER_GOOD : IDENTIFIER_BODY;
}

/* Digits 3 to 8 are the area of the registering organ, 9 to 17 the
 * organization's code, 18 the check of all: the outer check goes first, since a
 * slip of the pen breaks it nearly always. */
enum identifier_fault identifier_credit_code(struct view code)
{
    char check;

    if (code.n != CREDIT_LENGTH || !all_digits((struct view){code.p + 2, 6}) ||
        letter_value(credit_letters, code.p[CREDIT_BODY]) < 0)
        return IDENTIFIER_SHAPE;
    check = identifier_credit_check((struct view){code.p, CREDIT_BODY});
    if (check == '\0')
        return IDENTIFIER_SHAPE;
    if (check != code.p[CREDIT_BODY])
        return IDENTIFIER_CHECK;
    /* A letter other than X at its end is no shape of ours to judge. */
    return identifier_organization(
               (struct view){code.p + ORGANIZATION_AT, ORGANIZATION_LENGTH}) ==
                   IDENTIFIER_GOOD
               ? IDENTIFIER_GOOD
               : IDENTIFIER_BODY;
}

/* Digits 7 to 14: a birthday. The standard's own example was born in 1880. Only
 * a day that exists lets a number pass: it keeps out most numbers that are
 * none. */
static bool is_birthday(struct view text)
{
    int year, month, day;

    if (!view_number((struct view){text.p, 4}, &year) ||
        !view_number((struct view){text.p + 4, 2}, &month) ||
        !view_number((struct view){text.p + 6, 2}, &day))
        return false;
    return year >= 1800 && year < 2100 && month >= 1 && month <= 12 &&
           day >= 1 && day <= period_month_days(year, month);
}

/* ISO 7064 MOD 11-2. A small x is a citizen number too: what is looked for
 * here is what people type. */
bool identifier_citizen(struct view text)
{
    static const char checks[] = "10X98765432";
    int sum = 0, weight = 7;
    char last;

    if (text.n != CITIZEN_LENGTH || !all_digits((struct view){text.p, 17}) ||
        !is_birthday((struct view){text.p + 6, 8}))
        return false;
    for (size_t i = 0; i < 17; i++) {
        sum += (text.p[i] - '0') * weight;
        weight = weight * 6 % 11; /* 7 9 10 5 8 4 2 1 6 3 7 ...: 2^(17-i) */
    }
    last = text.p[17] == 'x' ? 'X' : text.p[17];
    return checks[sum % 11] == last;
}
