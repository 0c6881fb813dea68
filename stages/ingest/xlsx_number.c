/* Reads digits and exponent, rounds, and prints without binary fractions. */
#include "stages/ingest/xlsx_number.h"

#include <stdio.h>

enum {
    DIGITS = 15,      /* what Excel keeps and shows */
    DIGITS_READ = 40, /* written by programs: 17 at most */
    EXPONENT_MOST = 30,
    /* 9999-12-31; day 60 is the 29th of February 1900 that never was, which
     * Excel kept for the sake of an older program. */
    DAY_LAST = 2958465,
    DAY_FALSE = 60,
    DAYS_1904 = 1462,
    SECONDS_A_DAY = 86400
};

/* 0.digits times ten to the `point`. */
struct digits {
    char at[DIGITS_READ];
    int n, point;
    bool minus;
};

static bool is_digit(const struct view *text)
{
    return text->n && *text->p >= '0' && *text->p <= '9';
}

static bool take(struct view *text, char c)
{
    if (!text->n || *text->p != c)
        return false;
    *text = (struct view){text->p + 1, text->n - 1};
    return true;
}

/* Leading zeros are passed over; how many stood behind the point counts. */
static bool take_digits(struct view *text, struct digits *d, bool fraction)
{
    bool some = false;
    for (; is_digit(text); take(text, *text->p)) {
        some = true;
        if (!d->n && *text->p == '0') {
            d->point -= fraction;
            continue;
        }
        if (d->n < DIGITS_READ)
            d->at[d->n++] = *text->p;
        d->point += !fraction;
    }
    return some;
}

static bool take_exponent(struct view *text, struct digits *d)
{
    int exponent;
    if (!take(text, 'E') && !take(text, 'e'))
        return true;
    bool minus = take(text, '-');
    if (!minus)
        take(text, '+');
    if (!view_number(*text, &exponent) || exponent > 400)
        return false;
    d->point += minus ? -exponent : exponent;
    text->n = 0;
    return true;
}

static bool read_digits(struct view text, struct digits *d)
{
    *d = (struct digits){.minus = take(&text, '-')};
    bool whole = take_digits(&text, d, false);
    bool fraction = take(&text, '.') && take_digits(&text, d, true);
    return (whole || fraction) && take_exponent(&text, d) && !text.n;
}

static void strip(struct digits *d)
{
    while (d->n && d->at[d->n - 1] == '0')
        d->n--;
    if (!d->n)
        *d = (struct digits){0};
}

/* Half away from zero. Nines that are carried become zeros and are stripped. */
static void round_to(struct digits *d, int most)
{
    if (d->n > most) {
        bool up = d->at[most] >= '5';
        int i = d->n = most;
        while (up && i > 0 && d->at[i - 1] == '9')
            i--;
        d->n = up ? i : most;
        if (up && i > 0) {
            d->at[i - 1]++;
        } else if (up) {
            d->at[d->n++] = '1';
            d->point++;
        }
    }
    strip(d);
}

/* "-0.05", "75000". */
static void print(const struct digits *d, const char *sign, char *text)
{
    int at = 0;
    if (d->minus)
        text[at++] = '-';
    if (d->point <= 0)
        text[at++] = '0';
    for (int i = 0; i < d->point; i++)
        text[at++] = i < d->n ? d->at[i] : '0';
    if (d->n > d->point)
        text[at++] = '.';
    for (int i = d->point; i < 0 && d->n; i++)
        text[at++] = '0';
    for (int i = d->point > 0 ? d->point : 0; i < d->n; i++)
        text[at++] = d->at[i];
    snprintf(text + at, NUMBER_TEXT - (size_t)at, "%s", sign);
}

/* Whole seconds since day 0; -1 for what is no date. A second is more than what
 * fifteen digits leave uncertain. */
static long long seconds_of(const struct digits *d)
{
    long long days = 0, part = 0, scale = 1;
    if (d->minus || d->point > 7)
        return -1;
    for (int i = 0; i < d->point; i++)
        days = days * 10 + (i < d->n ? d->at[i] - '0' : 0);
    for (int i = d->point; i < d->point + 10; i++, scale *= 10)
        part = part * 10 + (i >= 0 && i < d->n ? d->at[i] - '0' : 0);
    return days * SECONDS_A_DAY + (part * SECONDS_A_DAY + scale / 2) / scale;
}

/* A walk by years and months: a cell holds one date, and few cells do. */
static void print_day(long day, char text[NUMBER_TEXT])
{
    int year = 1900, month = 1;
    while (day > 365 + (period_month_days(year, 2) == 29)) {
        day -= 365 + (period_month_days(year, 2) == 29);
        year++;
    }
    while (day > period_month_days(year, month))
        day -= period_month_days(year, month++);
    snprintf(text, NUMBER_TEXT, "%04d-%02d-%02ld", year, month, day);
}

static bool show_date(const struct digits *d, bool from_1904,
                      char text[NUMBER_TEXT])
{
    long long all = seconds_of(d);
    long day = (long)(all / SECONDS_A_DAY),
         seconds = (long)(all % SECONDS_A_DAY);
    day += from_1904 ? DAYS_1904 : 0;
    if (all < 0 || day < 1 || day > DAY_LAST || day == DAY_FALSE)
        return false;
    print_day(day > DAY_FALSE ? day - 1 : day, text);
    size_t n = strlen(text);
    if (seconds)
        snprintf(text + n, NUMBER_TEXT - n, "T%02ld:%02ld:%02ld",
                 seconds / 3600, seconds / 60 % 60, seconds % 60);
    return true;
}

bool number_show(struct view stored, enum shown shown, bool from_1904,
                 char text[NUMBER_TEXT])
{
    struct digits d;
    if (!read_digits(view_trim(stored), &d))
        return false;
    round_to(&d, DIGITS);
    if (shown == SHOWN_DATE && show_date(&d, from_1904, text))
        return true;
    if (d.point > EXPONENT_MOST || d.point < -EXPONENT_MOST)
        return false;
    if (shown == SHOWN_PERCENT && d.n)
        d.point += 2;
    print(&d, shown == SHOWN_PERCENT ? "%" : "", text);
    return true;
}
