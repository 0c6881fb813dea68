/* Reads numbers in Chinese numerals, strictly. */
#include <string.h>

#include "stages/normalize/readers.h"

/* What has been read of a number: 三亿五千 has sum 3*10^8, section 5000.
 * `big` and `small` only ever fall within one section, which is what tells a
 * number from a heap of numerals. */
struct numeral {
    int64_t sum;
    int64_t section; /* below 万 */
    int64_t big;     /* the last 万 or 亿 taken into `sum`, 0 for none */
    int64_t small;   /* the last 十 百 千 of this section, 0 for none */
    int digit;       /* waiting for its unit, -1 for none */
    bool zero;       /* 零 came after the last unit */
};

static const struct {
    const char *rune;
    int64_t value;
} runes[] = {
    /* ○ (U+25CB) is what input methods offer for 〇 (U+3007). Financial
     * numerals (壹贰) are folded by a rule of the survey before they get
     * here. */
    {"零", 0},  {"〇", 0},   {"○", 0},     {"一", 1},     {"二", 2},
    {"两", 2},  {"三", 3},   {"四", 4},    {"五", 5},     {"六", 6},
    {"七", 7},  {"八", 8},   {"九", 9},    {"十", 10},    {"廿", 20},
    {"卅", 30}, {"百", 100}, {"千", 1000}, {"万", 10000}, {"亿", 100000000},
};

/* What decimal_parse lets in as digits, so that no spelling can say more. */
static const int64_t most = 1000000000000000000; /* 10^18 */

/* The value of the letter at the front of `text`, which loses it; -1 if it is
 * no numeral. */
static int64_t take_rune(struct view *text)
{
    for (size_t i = 0; i < sizeof runes / sizeof *runes; i++) {
        struct view rune = view_of(runes[i].rune);

        if (!view_starts(*text, rune))
            continue;
        text->p += rune.n;
        text->n -= rune.n;
        return runes[i].value;
    }
    return -1;
}

/* Two digits in a row are no number but a telling digit by digit. 零 is no
 * digit but marks a gap: 一百零二. */
static bool take_digit(struct numeral *n, int64_t value)
{
    if (n->digit >= 0)
        return false;
    if (value == 0)
        n->zero = true;
    else
        n->digit = (int)value;
    return true;
}

/* 十 may stand without a digit at a section's start; 廿 and 卅 are 二十,
 * 三十. Within a section units fall: 千百十. 二百三千 is a slip, not
 * 3,200. */
static bool take_small(struct numeral *n, int64_t unit)
{
    int64_t digit = n->digit;

    if (unit == 20 || unit == 30) {
        if (digit >= 0)
            return false;
        digit = unit / 10;
        unit = 10;
    }
    if (digit < 0 && (unit != 10 || n->section > 0))
        return false;
    if (n->small != 0 && unit >= n->small)
        return false;
    n->section += (digit < 0 ? 1 : digit) * unit;
    n->small = unit;
    n->digit = -1;
    n->zero = false;
    return true;
}

/* 万 multiplies its section; 亿 all that came before, so that 万亿 is
 * 10^12. Checked before the multiplication, which therefore cannot overflow. */
static bool take_big(struct numeral *n, int64_t unit)
{
    int64_t section = n->section + (n->digit > 0 ? n->digit : 0);
    int64_t before = unit == 10000 ? section : n->sum + section;
    bool repeated = unit == 10000 ? n->big == 10000 : n->big == 100000000;

    if (repeated || (before == 0) || before >= most / unit)
        return false;
    n->sum = unit == 10000 ? n->sum + section * unit : before * unit;
    *n = (struct numeral){.sum = n->sum, .big = unit, .digit = -1};
    return true;
}

static bool take(struct numeral *n, int64_t value)
{
    if (value < 10)
        return take_digit(n, value);
    return value <= 1000 ? take_small(n, value) : take_big(n, value);
}

/* The last digit: 一百零二 is 102, 十二 is 12; 一百二 is 120, and only
 * in colloquial reading a number. Exactly one of the two readings holds: who
 * reads strictly must not take 一百二 for 102, nor who reads loosely 十二
 * for 120. */
static bool finish(struct numeral *n, bool colloquial, int64_t *out)
{
    int64_t unit = n->small ? n->small : n->big;
    bool lower = n->digit > 0 && unit >= 100 && !n->zero;

    if (lower != colloquial)
        return false;
    if (n->digit > 0)
        n->section += n->digit * (lower ? unit / 10 : 1);
    *out = n->sum + n->section;
    return *out < most;
}

static bool hanzi_whole(struct view text, bool colloquial, int64_t *out)
{
    struct numeral n = {.digit = -1};

    if (text.n == 0)
        return false;
    while (text.n > 0) {
        int64_t value = take_rune(&text);

        if (value < 0 || !take(&n, value))
            return false;
    }
    return finish(&n, colloquial, out);
}

/* Digits told one by one: 二〇二一, or what follows 点. At most `room`. */
/* Units are not digits: 二〇二一 is told digit by digit, 二千 is not. */
static bool hanzi_digits(struct view text, char *digits, size_t room,
                         size_t *count)
{
    *count = 0;
    while (text.n > 0) {
        int64_t value = take_rune(&text);

        if (value < 0 || value > 9 || *count == room)
            return false;
        digits[(*count)++] = (char)('0' + value);
    }
    return *count > 0;
}

/* Through decimal_parse, so that its limit on digits holds here too. */
static bool with_point(int64_t whole, struct view behind, struct decimal *out)
{
    char digits[DECIMAL_TEXT + DECIMAL_INPUT_DIGITS];
    size_t n = decimal_print(decimal_of(whole), 0, digits);
    size_t count;

    digits[n++] = '.';
    if (!hanzi_digits(behind, digits + n, DECIMAL_INPUT_DIGITS, &count))
        return false;
    return decimal_parse((struct view){digits, n + count}, out);
}

/* The pattern may have no group for it: then there is nothing to search. */
bool hanzi_decimal(struct view text, bool colloquial, struct decimal *out)
{
    static const char point[] = "点";
    struct view whole = text;
    const char *at;
    int64_t number;

    if (text.n == 0)
        return false;
    at = memmem(text.p, text.n, point, sizeof point - 1);
    if (at)
        whole.n = (size_t)(at - text.p);
    if (!hanzi_whole(whole, colloquial, &number))
        return false;
    *out = decimal_of(number);
    if (!at)
        return true;
    at += sizeof point - 1;
    return with_point(number, (struct view){at, (size_t)(text.p + text.n - at)},
                      out);
}

static bool hanzi_amount(const struct rule *rule,
                         const struct regex_match *match, bool colloquial,
                         struct reading *out)
{
    struct view amount = regex_group(rule->regex, match, "amount");
    struct decimal number;

    if (!hanzi_decimal(view_trim(amount), colloquial, &number))
        return false;
    return reading_number(rule, match, number, out);
}

bool read_hanzi(const struct rule *rule, const struct regex_match *match,
                struct reading *out)
{
    return hanzi_amount(rule, match, false, out);
}

bool read_colloquial(const struct rule *rule, const struct regex_match *match,
                     struct reading *out)
{
    return hanzi_amount(rule, match, true, out);
}

/* Strict first: 十二 is 12; told digit by digit 一二 is 12 too, and
 * 二〇二一 a year. 初 only stands before days of the lunar style. */
int small_number(struct view text)
{
    char digits[8];
    size_t count;
    int number;
    int64_t value;

    if (view_number(text, &number))
        return number;
    if (view_equal(text, VIEW("元")) || view_equal(text, VIEW("正")))
        return 1;
    if (view_starts(text, VIEW("初")))
        text = (struct view){text.p + 3, text.n - 3};
    if (hanzi_whole(text, false, &value))
        return value < 10000 ? (int)value : -1;
    if (hanzi_digits(text, digits, sizeof digits, &count) &&
        view_number((struct view){digits, count}, &number))
        return number;
    return -1;
}
