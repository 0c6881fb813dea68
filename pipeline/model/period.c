/* The time a value speaks about: years, their parts, spans of them. */
#include "pipeline/model/period.h"

#include <stdio.h>

enum { YEAR_DIGITS = 4 };

static struct period part_of(enum period_kind kind, int year, int part)
{
    return (struct period){kind, year, year, part};
}

struct period period_year(int year)
{
    return part_of(PERIOD_YEAR, year, 0);
}

struct period period_span(int first, int last)
{
    if (first == last)
        return period_year(first);
    return (struct period){PERIOD_SPAN, first, last, 0};
}

bool period_year_valid(int year)
{
    return year >= PERIOD_YEAR_FIRST && year <= PERIOD_YEAR_LAST;
}

static bool read_year(struct view text, int *year)
{
    return text.n == YEAR_DIGITS && view_number(text, year) &&
           period_year_valid(*year);
}

/* What follows the hyphen, "H1": the letter, then one digit. */
static bool read_letter_part(struct view text, char letter, int most, int *part)
{
    struct view digit = {text.p + 1, 1};

    return text.n == 2 && text.p[0] == letter && view_number(digit, part) &&
           *part >= 1 && *part <= most;
}

static bool read_month(struct view text, int *month)
{
    return text.n == 2 && view_number(text, month) && *month >= 1 &&
           *month <= 12;
}

/* The last day of a year is how a stock's year is often written; other days are
 * no period. */
static bool read_part(struct view text, int year, struct period *out)
{
    int part;

    if (read_letter_part(text, 'H', 2, &part))
        *out = part_of(PERIOD_HALF, year, part);
    else if (read_letter_part(text, 'Q', 4, &part))
        *out = part_of(PERIOD_QUARTER, year, part);
    else if (read_month(text, &part))
        *out = part_of(PERIOD_MONTH, year, part);
    else if (view_equal(text, VIEW("12-31")))
        *out = period_year(year);
    else
        return false;
    return true;
}

static bool read_span(struct view text, int first, struct period *out)
{
    int last;

    if (!read_year(text, &last) || last < first)
        return false;
    *out = period_span(first, last);
    return true;
}

/* Four digits first: whatever follows depends on them. */
bool period_parse(struct view text, struct period *out)
{
    struct view front = utf8_front(text, YEAR_DIGITS);
    struct view rest = {text.p + front.n, text.n - front.n};
    int year;

    if (!read_year(front, &year))
        return false;
    if (rest.n == 0) {
        *out = period_year(year);
        return true;
    }
    front = (struct view){rest.p + 1, rest.n - 1};
    if (rest.p[0] == '/')
        return read_span(front, year, out);
    return rest.p[0] == '-' && read_part(front, year, out);
}

/* What snprintf wrote, which always fits for years period_parse lets in. */
static size_t finish(int written)
{
    if (written < 0)
        return 0;
    return written < PERIOD_TEXT ? (size_t)written : PERIOD_TEXT - 1;
}

/* Of each kind its own shape, which period_parse reads back. */
size_t period_print(struct period period, char text[PERIOD_TEXT])
{
    const size_t room = PERIOD_TEXT;

    switch (period.kind) {
    case PERIOD_NONE:
        text[0] = '\0';
        return 0;
    case PERIOD_YEAR:
        return finish(snprintf(text, room, "%d", period.year));
    case PERIOD_HALF:
        return finish(snprintf(text, room, "%d-H%d", period.year, period.part));
    case PERIOD_QUARTER:
        return finish(snprintf(text, room, "%d-Q%d", period.year, period.part));
    case PERIOD_MONTH:
        return finish(
            snprintf(text, room, "%d-%02d", period.year, period.part));
    case PERIOD_SPAN:
        break;
    }
    return finish(snprintf(text, room, "%d/%d", period.year, period.last));
}

/* Of years and spans December. */
static int last_month(struct period period)
{
    if (period.kind == PERIOD_HALF)
        return period.part * 6;
    if (period.kind == PERIOD_QUARTER)
        return period.part * 3;
    return period.kind == PERIOD_MONTH ? period.part : 12;
}

int period_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (leap && month == 2);
}

size_t period_print_end(struct period period, char text[PERIOD_TEXT])
{
    int month = last_month(period);

    if (period.kind == PERIOD_NONE)
        return period_print(period, text);
    return finish(snprintf(text, PERIOD_TEXT, "%d-%02d-%02d", period.last,
                           month, period_month_days(period.last, month)));
}

/* A year goes before its parts, since its kind does; parts of different kinds
 * are ordered only to be total. */
int period_compare(struct period a, struct period b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.last != b.last)
        return a.last < b.last ? -1 : 1;
    if (a.kind != b.kind)
        return a.kind < b.kind ? -1 : 1;
    return (a.part > b.part) - (a.part < b.part);
}

bool period_equal(struct period a, struct period b)
{
    return period_compare(a, b) == 0;
}

struct period period_shift(struct period period, int years)
{
    period.year += years;
    period.last += years;
    return period;
}
