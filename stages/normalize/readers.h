/* Built-in readers: what a pattern captures, made into a number or a date. */
#ifndef NIANBAO_STAGES_NORMALIZE_READERS_H
#define NIANBAO_STAGES_NORMALIZE_READERS_H

#include "stages/normalize/rules.h"

/* True: the word is read. False: it is left to the rules that follow, unless
 * the reader has refused it (reading->code). */
/* A rule names its reader in the file; the program has no pattern of its own,
 * so what may be written for a number is the survey's, what it comes to is
 * ours. */
struct reader {
    const char *name;
    bool (*read)(const struct rule *rule, const struct regex_match *match,
                 struct reading *out);
};

/* The reader that a rule's `read` names; NULL if there is none. */
const struct reader *reader_find(struct view name);

/* Groups sign, amount, unit: digits with 万, 亿, million ... in descending
 * order. Refuses more than DECIMAL_INPUT_DIGITS digits. A pattern without an
 * amount reads nothing. */
bool read_number(const struct rule *, const struct regex_match *,
                 struct reading *);
/* The whole match is digits and an exponent. */
bool read_scientific(const struct rule *, const struct regex_match *,
                     struct reading *);
/* Groups sign, den, num in Chinese numerals, in per cent. A fraction that does
 * not end is rounded to six digits after the point and flagged as rounded. Half
 * goes up, as in the conversion of measures. */
bool read_fraction(const struct rule *, const struct regex_match *,
                   struct reading *);
/* Groups sign, amount, unit, the amount in Chinese numerals. */
bool read_hanzi(const struct rule *, const struct regex_match *,
                struct reading *);
/* The same with a last digit that takes the next lower unit: 一万二. */
bool read_colloquial(const struct rule *, const struct regex_match *,
                     struct reading *);
/* Groups y, m, d, the last two optional, digits or Chinese numerals. The text
 * becomes as much of YYYY-MM-DD as was told. */
bool read_date(const struct rule *, const struct regex_match *,
               struct reading *);
/* Group serial: days since 1899-12-30, as spreadsheets count. The base is two
 * days off 1900-01-01 since Lotus 1-2-3 took 1900 for a leap year and counted
 * from 1; from March 1900 on it is right. */
bool read_serial_date(const struct rule *, const struct regex_match *,
                      struct reading *);
/* Groups y, last (of a span), h, q, m; y alone is the year. Refuses years that
 * a survey may not speak about: a packed record could not hold them. */
bool read_period(const struct rule *, const struct regex_match *,
                 struct reading *);

/* A number in Chinese numerals with an optional 点; `colloquial` lets the last
 * digit take the next lower unit, otherwise such a number is not one. */
bool hanzi_decimal(struct view text, bool colloquial, struct decimal *out);
/* A small number in digits or Chinese numerals, 初五 and 元 (the first month)
 * included, or a year told digit by digit; -1 if it is none. */
int small_number(struct view text);

/* Puts sign and unit of the match to a number just read; false and a refusal
 * if it has more than DECIMAL_INPUT_DIGITS digits. */
bool reading_number(const struct rule *rule, const struct regex_match *match,
                    struct decimal number, struct reading *out);
/* Whether sums of such values stay exact: at most DECIMAL_INPUT_DIGITS digits,
 * and as many after the point. A sum below 10^18 of such values has
 * 36 digits at most, and those a decimal holds exactly. */
bool number_fits(struct decimal number);

#endif
